import type { Formed, Level } from '../../../shared/contract/reports/forming.ts';
import type { FormingVerb } from '../../../shared/model/journal-actions.ts';
import { SEVERAL } from '../audit/index.ts';
import { edit, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Labels of changes that make documents of pages: done again, they bring the documents without what was read from them. */
export const MAKES_DOCUMENTS: ReadonlySet<string> = new Set(['edit.form-cut', 'edit.form-split']);

/** Makes a change of the tree one step of undo: `edit.form-<what>` in the strings, `<level>/<what>` in the journal. */
export function make(
  ws: Workspace,
  what: FormingVerb,
  of: Formed,
  changes: readonly RowChange[],
  after: Readonly<Record<string, unknown>> = {},
): Formed {
  edit(ws, {
    label: `edit.form-${what}`,
    action: `${of.level}/${what}`,
    subject: subjectOf(ws, of),
    after: { ...after, ids: of.ids },
    changes,
  });
  return of;
}

/**
 * How the journal names records: a file by its code, a document by its file's code and its ordinal, several by their number.
 */
function subjectOf(ws: Workspace, { level, ids }: Formed): string {
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return `${SEVERAL[level]!}:${ids.length}`;
  const row = ws.db.prepare<[number], { name: string }>(NAMES[level]).get(only);
  return `${level}:${row?.name ?? only}`;
}

const NAMES: Readonly<Record<Level, string>> = {
  fonds: 'SELECT code AS name FROM fonds WHERE id = ?',
  inventory: `SELECT fonds.code || '/' || number AS name FROM inventory JOIN fonds ON fonds.id = fonds_id WHERE inventory.id = ?`,
  file: 'SELECT code AS name FROM file WHERE id = ?',
  document: `SELECT code || '/' || document.ordinal AS name FROM document JOIN file ON file.id = file_id WHERE document.id = ?`,
};
