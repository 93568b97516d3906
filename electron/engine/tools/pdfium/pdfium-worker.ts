import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorRecord, type ErrorRecord } from '../../../../shared/contract/app-error.ts';
import { diskError } from '../../base/disk-error.ts';
import { readJpxHeader } from './jpx.ts';
import { decodeJpxInPdfium } from './jpx-page.ts';
import { MAX_OPEN_DOCUMENTS } from './limits.ts';
import { openDocument, type OpenDocument } from './open-document.ts';
import { readStoredImage } from './page-image.ts';
import { readPageInfo } from './page-info.ts';
import { renderPage } from './page-render.ts';
import { readPageText } from './page-text.ts';
import { loadLibrary, type Library } from './pdfium-library.ts';
import type { PdfiumAnswer, PdfiumReply, PdfiumRequest, WorkerOptions } from './protocol.ts';

/**
 * PDFium in a thread of its own: a broken file that makes the WebAssembly abort ends this thread, not the engine.
 * One request at a time; nothing is kept between requests but open documents, which can be opened again.
 */
const port = parentPort;
if (!port) throw new Error('pdfium-worker runs as a worker thread');
const library = await loadLibrary((workerData as WorkerOptions).memoryLimit);
/** By reader, least recently used first. */
const documents = new Map<number, OpenDocument>();

port.on('message', ({ id, request }: { id: number; request: PdfiumRequest }) => {
  try {
    const answer = perform(library, request);
    port.postMessage({ id, answer, memoryBytes: library.memoryBytes() } satisfies PdfiumReply, transferable(answer));
  } catch (error) {
    // WebAssembly.RuntimeError is an abort or a trap, RangeError a refused allocation: the instance is in an unknown state.
    const fatal = !(error instanceof AppError) && !(error instanceof Error && 'code' in error);
    const reply: PdfiumReply = { id, error: recordOf(error, request), memoryBytes: library.memoryBytes() };
    port.postMessage(fatal ? { ...reply, fatal } : reply);
    if (fatal) port.close();
  }
});

function perform(lib: Library, request: PdfiumRequest): PdfiumAnswer {
  if (request.op === 'jpx') {
    const header = readJpxHeader(request.bytes);
    return header && decodeJpxInPdfium(lib, request.bytes, header);
  }
  const { docId, path } = request;
  if (request.op === 'close') {
    documents.get(docId)?.close();
    documents.delete(docId);
    return null;
  }
  const document = documentOf(lib, docId, path);
  if (request.op === 'open') return document.info;
  const { index } = request;
  const where = { path, page: index + 1 };
  return document.withPage(index, (page): PdfiumAnswer => {
    switch (request.op) {
      case 'info':
        return readPageInfo(lib, page).info;
      case 'text':
        return readPageText(lib, page);
      case 'render':
        return renderPage(lib, page, request.size, request.colour, where);
      case 'image': {
        const { info, imageObject } = readPageInfo(lib, page);
        const image = info.image && readStoredImage(lib, page, imageObject, info.image);
        if (!image) throw new AppError('intake/pdf-page-unreadable', where);
        return image;
      }
    }
  });
}

function documentOf(lib: Library, docId: number, path: string): OpenDocument {
  const known = documents.get(docId);
  const document = known ?? openDocument(lib, path);
  documents.delete(docId);
  documents.set(docId, document);
  for (const [oldest, other] of documents) {
    if (documents.size <= MAX_OPEN_DOCUMENTS) break;
    other.close();
    documents.delete(oldest);
  }
  return document;
}

/** A file that has gone or cannot be read any more is a matter of the disk, not of PDFium. */
function recordOf(error: unknown, request: PdfiumRequest): ErrorRecord {
  return toErrorRecord('path' in request ? diskError(error, request.path, 'read') : error);
}

function transferable(answer: PdfiumAnswer): ArrayBuffer[] {
  if (answer === null || typeof answer === 'string') return [];
  const arrays: (Uint8Array | undefined)[] =
    'data' in answer ? [answer.data] : 'codec' in answer ? [answer.stream, answer.raster?.data] : [];
  return arrays.flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}
