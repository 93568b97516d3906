export { checkFile } from './check-file.ts';
export { listFileIds, readFileRecord } from './records.ts';
export type { DocumentRecord, FileRecord } from './records.ts';
export { clearOrigin, effectiveValues, setValue, valuesOf } from './values.ts';
export type { Evidence, Origin, OwnerKind } from './values.ts';
