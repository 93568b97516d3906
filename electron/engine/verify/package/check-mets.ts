import type { Gathered } from '../report.ts';
import type { MetsData } from './read-mets.ts';

/**
 * What a METS must be in itself: header with date and software agent, identifiers that are unique, pointers that lead
 * somewhere (an XML Schema does not notice those).
 */
export function checkMets(path: string, mets: MetsData, gathered: Gathered): void {
  if (mets.objid === '' || mets.profile === '' || mets.type === '')
    gathered.add('verify/mets-root', path, { objid: mets.objid, type: mets.type, profile: mets.profile });
  if (Number.isNaN(Date.parse(mets.createDate))) gathered.add('verify/mets-date', path, { value: mets.createDate });
  if (!['SIP', 'AIP', 'DIP'].includes(mets.oaisType))
    gathered.add('verify/mets-oais-type', path, { value: mets.oaisType });
  if (mets.agents.length === 0) gathered.add('verify/mets-agent', path);
  for (const id of mets.duplicateIds) gathered.add('verify/mets-id-twice', path, { id });
  for (const pointer of mets.pointers)
    if (!mets.ids.has(pointer.id))
      gathered.add('verify/mets-pointer', `${path}:${pointer.line}`, { attribute: pointer.attribute, id: pointer.id });
}
