import { openPdf, type PdfReader } from '../tools/pdfium/index.ts';

/** Open PDFs kept for the next page. */
const KEPT = 4;

const readers = new Map<string, Promise<PdfReader>>();

/** A reader of the PDF at `path`; the last few stay open, since pages of one document are asked for one after another. */
export async function pdfReader(path: string): Promise<PdfReader> {
  const known = readers.get(path);
  const reader = known ?? openPdf(path);
  // Taken out and put in again: the map's order is the order of use.
  readers.delete(path);
  readers.set(path, reader);
  if (!known) void closeOldest();
  try {
    return await reader;
  } catch (error) {
    readers.delete(path);
    throw error;
  }
}

async function closeOldest(): Promise<void> {
  for (const [path, reader] of readers) {
    if (readers.size <= KEPT) return;
    readers.delete(path);
    await reader.then((open) => open.close()).catch(() => undefined);
  }
}

/** Closes the PDFs kept open by `decodeFrame` and what is built on it. The next call opens them again. */
export async function closePageSources(): Promise<void> {
  const open = [...readers.values()];
  readers.clear();
  await Promise.allSettled(open.map(async (reader) => (await reader).close()));
}
