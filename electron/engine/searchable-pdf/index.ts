/** Searchable PDF/A: of the documents of a workspace, or straight from images. */
export { hasOutdatedPdf } from './document-inputs.ts';
export { makeDocumentPdfs } from './document-pdfs.ts';
export type { DocumentPdfReport } from './document-pdfs.ts';
export { detectTurn, imagesToPdf } from './images-to-pdf.ts';
export type { ImagesToPdfInput, ImagesToPdfReport } from './images-to-pdf.ts';
