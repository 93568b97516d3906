export { checkFile, checkForPackage, checkPermanent } from './check-file.ts';
export { closedFonds } from './closed-fonds.ts';
export { manyValues } from './many-values.ts';
export { readFileRecord } from './records.ts';
export type { DocumentRecord, FileRecord } from './records.ts';
export { listFileIds, selectFiles } from './select-files.ts';
export type { SelectedFile } from './select-files.ts';
export { clearOrigin, effectiveValues, setValue, valuesOf } from './values.ts';
export type { Evidence, Origin, OwnerKind } from './values.ts';
