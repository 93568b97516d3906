import type { PackageShape } from '../../../../shared/model/package-shapes.ts';
import { isoTime } from './times.ts';
import type { Gathered } from '../report.ts';
import type { PlacedMets } from './references.ts';

/**
 * What any METS must be in itself: header with date and agent, identifiers that are unique, pointers that lead
 * somewhere (an XML Schema does not notice those).
 */
export function checkMets({ path, mets }: PlacedMets, gathered: Gathered): void {
  if (mets.objid === '' || mets.profile === '' || mets.type === '')
    gathered.add('verify/mets-root', path, { objid: mets.objid, type: mets.type, profile: mets.profile });
  if (!isoTime(mets.createDate)) gathered.add('verify/mets-date', path, { value: mets.createDate });
  if (!['SIP', 'AIP', 'DIP'].includes(mets.oaisType))
    gathered.add('verify/mets-oais-type', path, { value: mets.oaisType });
  if (mets.agents.length === 0) gathered.add('verify/mets-agent', path, { wanted: 'CREATOR' });
  for (const id of mets.duplicateIds) gathered.add('verify/mets-id-twice', path, { id });
  for (const pointer of mets.pointers)
    if (!mets.ids.has(pointer.id))
      gathered.add('verify/mets-pointer', `${path}:${pointer.line}`, { attribute: pointer.attribute, id: pointer.id });
}

/** OBJID of the kinds of TT 05/2025 (annexes I and III); E-ARK leaves its form free. */
const OBJID: Readonly<Record<string, RegExp>> = {
  SIP: /^uuid-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
  AIP: /^urn:([A-Za-z0-9][A-Za-z0-9.-]*:)?uuid[:-][0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
};

/** What the kind prescribes for the METS of the package and of a representation (TT 05/2025/TT-BNV, annexes I to V). */
export function checkMetsShape(placed: PlacedMets, shape: PackageShape, gathered: Gathered): void {
  const { path, base, mets } = placed;
  const isRoot = base === '';
  const profile = isRoot ? shape.profile.root : shape.profile.representation;
  if (mets.profile !== profile) gathered.add('verify/mets-profile', path, { stated: mets.profile, wanted: profile });
  if (mets.type !== shape.type) gathered.add('verify/mets-type', path, { stated: mets.type, wanted: shape.type });
  if (mets.oaisType !== shape.oaisType && ['SIP', 'AIP', 'DIP'].includes(mets.oaisType))
    gathered.add('verify/mets-oais-type', path, { value: mets.oaisType });
  const isTooFree = shape.documentMetadata !== undefined && isRoot && !OBJID[shape.oaisType]?.test(mets.objid);
  const isOtherFolder = shape.representationObjid === 'folder' && !isRoot && mets.objid !== base.split('/').at(-1);
  if (isTooFree || isOtherFolder) gathered.add('verify/objid-form', path, { objid: mets.objid });
  const [type, otherType] =
    isRoot || shape.documentMetadata === undefined ? ['OTHER', 'SOFTWARE'] : ['ORGANIZATION', ''];
  const isThere = mets.agents.some(
    (agent) => agent.role === 'CREATOR' && agent.type === type && agent.otherType === otherType && agent.name !== '',
  );
  if (!isThere && mets.agents.length > 0)
    gathered.add('verify/mets-agent', path, { wanted: ['CREATOR', type, otherType].filter(Boolean).join('/') });
}
