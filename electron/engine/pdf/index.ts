/** PDF/A out: scans with their words, typeset lists and minutes; and what a PDF says of itself, for the verifier. */
export { writePdfA, type PdfWritten } from './write-pdfa.ts';
export { pdfImageFrom, type ImageSource } from './source/pdf-image-from.ts';
export type { Fidelity, PdfImage, PdfMetadata, PdfPage } from './model.ts';
