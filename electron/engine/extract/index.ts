export { extractFields, type ExtractOptions } from './extract-fields.ts';
export {
  EXTRACTED_KEYS,
  type ExtractedField,
  type ExtractedKey,
  type FieldState,
  type PartialDate,
} from './extracted-field.ts';
export type { Raster } from './ink.ts';
export { compareWithGiven, type GivenValues } from './compare.ts';
export { doubtsOf, missingFields } from './doubts.ts';
export { signatureRegion, type SignatureRegion } from './signature-region.ts';
export { extractDocuments, type ExtractInput, type ExtractReport } from './extract-documents.ts';
export { readingState } from './reading-state.ts';
export { loadFields, STORED_KEYS } from './store.ts';
