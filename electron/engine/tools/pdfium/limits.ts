/** Offsets inside a PDF are 32-bit for the reader's file callback. Larger: `intake/pdf-too-large`. */
export const MAX_PDF_BYTES = 4 * 1024 ** 3 - 1;

/** A rendered or extracted page larger than this is a bomb, not a document: an A0 sheet at 300 dpi is 139 million px. */
export const MAX_RENDER_PIXELS = 150_000_000;

/** More pages than any bound volume; a page tree that claims more is hostile. Larger: `intake/pdf-too-many-pages`. */
export const MAX_PDF_PAGES = 100_000;

/** Objects looked at on one page before it counts as drawn rather than scanned. */
export const MAX_OBJECTS_LOOKED_AT = 20_000;

/** Nested form objects looked into; deeper ones count as drawn content. */
export const MAX_FORM_DEPTH = 4;

/** Characters taken from one page. */
export const MAX_TEXT_CHARS = 1_000_000;

/** Annotations looked at on one page. */
export const MAX_ANNOTATIONS = 5_000;

/** PDFium keeps the streams of every page it met; the document is closed and opened again after this many (measured). */
export const REOPEN_AFTER_PAGES = 50;

/** Documents a worker keeps open at once. */
export const MAX_OPEN_DOCUMENTS = 4;

/** WebAssembly memory never shrinks: above this the worker is replaced as soon as it is idle. Bytes. */
export const RECYCLE_ABOVE_BYTES = 384 * 1024 ** 2;

/** One request to PDFium; no honest page comes near it. ms. */
export const REQUEST_TIME_LIMIT = 120_000;

/** What PDFium may have in all; a page that needs more is hostile and costs this page, not the PC. Bytes. */
export const MAX_PDFIUM_MEMORY = 1.25 * 1024 ** 3;
