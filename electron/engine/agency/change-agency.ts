import { AgencySettings } from '../../../shared/model/agency.ts';
import { edit, type Row } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * Whose records these are, from now on: audited and to be undone. What has been given out stays as it is, because it is stored
 * with its record: codes of files, packages and transfers already made. What is made afterwards says the new: codes of new files,
 * archival codes, PDFs, packages, inventories and minutes. Answers what counts now; the same as before changes nothing.
 */
export function changeAgency(ws: Workspace, wanted: AgencySettings): AgencySettings {
  const before = ws.agency;
  const after = AgencySettings.parse(wanted);
  const fields = (Object.keys(after) as (keyof AgencySettings)[]).filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return before;
  const changed = (agency: AgencySettings): unknown =>
    Object.fromEntries(fields.map((field) => [field, agency[field]]));
  edit(ws, {
    label: 'edit.agency',
    action: 'workspace/agency',
    subject: 'workspace',
    before: changed(before),
    after: changed(after),
    changes: [{ table: 'setting', before: rowOf(before), after: rowOf(after) }],
  });
  return ws.agency;
}

/** As the workspace writes it. */
function rowOf(agency: AgencySettings): Row {
  return { key: 'agency', value: JSON.stringify(agency) };
}
