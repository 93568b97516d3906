import type { PackageShape } from '../../../../shared/model/package-shapes.ts';
import type { Gathered } from '../report.ts';
import type { PlacedMets } from './references.ts';
import type { Survey } from './survey.ts';

export interface StructureInput {
  readonly survey: Survey;
  readonly placed: readonly PlacedMets[];
  readonly main: PlacedMets;
  /** Null for a kind this program does not know. */
  readonly shape: PackageShape | null;
}

const FOLDERS = ['metadata/descriptive', 'representations', 'schemas'];

/** The tree of TT 05/2025/TT-BNV (annexes I to V) and CSIP: representations with METS and data, pointed to by the root. */
export function checkStructure({ survey, placed, main, shape }: StructureInput, gathered: Gathered): void {
  for (const folder of FOLDERS) if (!survey.filled.has(folder)) gathered.add('verify/folder-missing', `${folder}/`);
  if (shape) checkMetadata(survey, shape, gathered);
  // The annexes know one representation; E-ARK any number from one.
  const count = survey.representations.size;
  if (shape?.documentMetadata && count > 1) gathered.add('verify/representation-count', 'representations/', { count });
  if (count === 0) gathered.add('verify/representation-missing', 'representations/rep1/METS.xml');
  const pointed = new Set(main.mets.pointed);
  for (const base of survey.representations) {
    const rep = placed.find((one) => one.base === base);
    const path = `${base}/METS.xml`;
    if (!rep && !survey.mets.some((one) => one.path === path)) gathered.add('verify/mets-missing', path);
    if (!pointed.has(path)) gathered.add('verify/representation-unlinked', path, { folder: base });
    if (!survey.filled.has(`${base}/data`)) gathered.add('verify/folder-missing', `${base}/data/`);
  }
}

/** The description the kind is known by, and the schemas that travel with it. Names of schemas vary in practice. */
function checkMetadata({ ead, ead3, schemas, filled }: Survey, shape: PackageShape, gathered: Gathered): void {
  const { path } = shape.packageMetadata;
  if ((shape.documentMetadata ? ead : ead3) === null) gathered.add('verify/metadata-missing', path);
  if (!filled.has('schemas')) return;
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['METS.xsd', /^mets.*\.xsd$/],
    ['EAD.xsd', /^ead.*\.xsd$/],
    ...(shape.preservation ? [['premis.xsd', /^premis.*\.xsd$/] as const] : []),
  ];
  for (const [name, pattern] of wanted)
    if (!schemas.some((schema) => pattern.test(schema))) gathered.add('verify/schema-missing', `schemas/${name}`);
}
