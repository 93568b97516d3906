/** Received PDFs that are documents as they came: what the archive will say of them. */
export { keptPdfFaults } from './kept-pdfs.ts';
