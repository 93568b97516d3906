import type { PackageShape } from '../../../shared/model/package-shapes.ts';
import type { Agent } from './mets.ts';
import { CSIP_NS, METS_NS, SIP_NS, XLINK_NS } from './namespaces.ts';
import type { PackageSpec } from './spec.ts';

/** `xsi:schemaLocation` of a METS: the package's own copies, by their path from that METS. */
export function schemaLocations(shape: PackageShape, folder: string): readonly (readonly [string, string])[] {
  return [
    [METS_NS, `${folder}${metsSchemaName(shape)}`],
    [XLINK_NS, `${folder}xlink.xsd`],
    [CSIP_NS, `${folder}DILCISExtensionMETS.xsd`],
    ...(shape.oaisType === 'SIP' ? [[SIP_NS, `${folder}DILCISExtensionSIPMETS.xsd`] as const] : []),
  ];
}

/** The annexes name the schema METS.xsd; E-ARK's examples write it in lower case. */
export function metsSchemaName(shape: PackageShape): string {
  return shape.kind === 'eark-sip' ? 'mets.xsd' : 'METS.xsd';
}

/**
 * The agents of a METS header. TT 05/2025/TT-BNV (annexes I to V, metsHdr): the packing software at the root, the agency
 * with the fonds code in the representation. E-ARK (CSIP 2.2.0 CSIP10 to CSIP16, SIP 2.2.0 SIP15): software, archival
 * creator and exactly one submitter with ROLE CREATOR in both files.
 */
export function packageAgents(spec: PackageSpec, shape: PackageShape, place: 'root' | 'representation'): Agent[] {
  const software: Agent = {
    attributes: { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' },
    name: spec.software.name,
    note: { type: 'SOFTWARE VERSION', value: spec.software.version },
  };
  const agency = (role: string, code: string): Agent => ({
    attributes: { ROLE: role, TYPE: 'ORGANIZATION' },
    name: spec.agency.name,
    note: { type: 'IDENTIFICATIONCODE', value: code },
  });
  if (shape.kind === 'eark-sip')
    return [software, agency('ARCHIVIST', spec.agency.code), agency('CREATOR', spec.agency.code)];
  return place === 'root' ? [software] : [agency('CREATOR', spec.fondsCode)];
}
