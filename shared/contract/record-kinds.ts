/** Kinds of record a change touches; the window reads anew what shows them. */
export const RECORD_KINDS = [
  'workspace',
  'batch',
  'page',
  'ocr',
  'file',
  'document',
  'appraisal',
  'package',
  'transfer',
  'job',
  'audit',
  'edit',
  'user',
  'search',
  'watch',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
