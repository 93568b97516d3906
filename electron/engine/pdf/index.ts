/** PDF/A out: scans with their words, typeset lists and minutes; and what a PDF says of itself, for the verifier. */
export { writePdfA, type PdfWritten } from './write-pdfa.ts';
export { pdfImageFrom, type ImageSource } from './source/pdf-image-from.ts';
export type { Fidelity, PdfImage, PdfMetadata, PdfPage } from './model.ts';
export { typesetTable, type TableColumn, type TypesetTable } from './typeset/typeset-table.ts';
export { typesetPages, type TypesetPages } from './typeset/typeset-pages.ts';
export type { Align, Beside, Block, Paragraph, Squares } from './typeset/blocks.ts';
export { gradeMarks, isArchival } from './grade-marks.ts';
export { readPdfMarks } from './read-pdf-marks.ts';
export type { PdfMarks } from './read/marks.ts';
