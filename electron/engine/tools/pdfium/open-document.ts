import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { MAX_PDF_BYTES, MAX_PDF_PAGES, REOPEN_AFTER_PAGES } from './limits.ts';
import type { Library } from './pdfium-library.ts';
import type { DocumentInfo } from './types.ts';

/** PDFium's error numbers (fpdfview.h). */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** FPDF_GetFormType: full and foreground XFA. */
const XFA_FORMS = [2, 3];

/** A PDF open in PDFium, read block by block from the disk so that its size costs no memory. */
export interface OpenDocument {
  readonly info: DocumentInfo;
  /** Loads a page, hands it to `use` and closes it again. Throws `intake/pdf-page-unreadable`. */
  withPage<T>(index: number, use: (page: number) => T): T;
  close(): void;
}

interface Handle {
  readonly doc: number;
  close(): void;
}

/**
 * Opens the PDF at `path`. Throws `intake/pdf-encrypted` when it asks for a password, `intake/pdf-damaged` when PDFium
 * finds no document in it, `intake/pdf-no-pages`, `intake/pdf-too-many-pages`, `intake/pdf-too-large`.
 */
export function openDocument(library: Library, path: string): OpenDocument {
  const { pdfium } = library;
  // Null between closing and opening again: should the file have gone by then, there is nothing left to close.
  let handle: Handle | null = loadFromDisk(library, path);
  let pagesMet = 0;
  const closeHandle = (): void => {
    handle?.close();
    handle = null;
  };
  let info: DocumentInfo;
  try {
    const { doc } = handle;
    const pageCount = pdfium.FPDF_GetPageCount(doc);
    if (pageCount <= 0) throw new AppError('intake/pdf-no-pages', { path });
    if (pageCount > MAX_PDF_PAGES)
      throw new AppError('intake/pdf-too-many-pages', { path, found: pageCount, limit: MAX_PDF_PAGES });
    info = {
      pageCount,
      encrypted: pdfium.EPDF_IsEncrypted(doc),
      signatureCount: Math.max(0, pdfium.FPDF_GetSignatureCount(doc)),
      attachmentCount: Math.max(0, pdfium.FPDFDoc_GetAttachmentCount(doc)),
      xfa: XFA_FORMS.includes(pdfium.FPDF_GetFormType(doc)),
    };
  } catch (error) {
    closeHandle();
    throw error;
  }
  return {
    info,
    withPage: (index, use) => {
      if (pagesMet >= REOPEN_AFTER_PAGES) closeHandle();
      if (!handle) {
        handle = loadFromDisk(library, path);
        pagesMet = 0;
      }
      pagesMet++;
      const page =
        Number.isInteger(index) && index >= 0 && index < info.pageCount
          ? pdfium.FPDF_LoadPage(handle.doc, index) >>> 0
          : 0;
      if (page === 0) throw new AppError('intake/pdf-page-unreadable', { path, page: index + 1 });
      try {
        return use(page);
      } finally {
        pdfium.FPDF_ClosePage(page);
      }
    },
    close: closeHandle,
  };
}

/** FPDF_FILEACCESS: m_FileLen, m_GetBlock, m_Param, each 32 bits. */
const FILE_ACCESS_BYTES = 12;

function loadFromDisk(library: Library, path: string): Handle {
  const { pdfium } = library;
  const fd = openSync(path, 'r');
  const size = fstatSync(fd).size;
  if (size > MAX_PDF_BYTES) {
    closeSync(fd);
    throw new AppError('intake/pdf-too-large', { path, bytes: size, limit: MAX_PDF_BYTES });
  }
  const readBlock = library.addFunction((_param, position, buffer, length) => {
    try {
      const target = library.bytes(buffer, length >>> 0);
      let done = 0;
      while (done < target.length) {
        const got = readSync(fd, target, done, target.length - done, (position >>> 0) + done);
        if (got === 0) return 0;
        done += got;
      }
      return 1;
    } catch {
      // PDFium only knows "no": a medium that fails shows as an unreadable document or page.
      return 0;
    }
  }, 'iiiii');
  const access = library.allocate(FILE_ACCESS_BYTES);
  const release = (): void => {
    library.free(access);
    library.removeFunction(readBlock);
    closeSync(fd);
  };
  const view = library.view(access, FILE_ACCESS_BYTES);
  view.setUint32(0, size, true);
  view.setUint32(4, readBlock, true);
  view.setUint32(8, 0, true);
  const doc = pdfium.FPDF_LoadCustomDocument(access, '') >>> 0;
  if (doc === 0) {
    const reason = pdfium.FPDF_GetLastError();
    release();
    const encrypted = reason === ERROR_PASSWORD || reason === ERROR_SECURITY;
    throw new AppError(encrypted ? 'intake/pdf-encrypted' : 'intake/pdf-damaged', { path });
  }
  return {
    doc,
    close: () => {
      pdfium.FPDF_CloseDocument(doc);
      release();
    },
  };
}
