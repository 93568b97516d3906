import { open } from 'node:fs/promises';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { diskError } from '../../base/disk-error.ts';
import { COMPARE_SIDE, compareWithPage } from './compare-with-page.ts';
import { MAX_PDF_BYTES } from './limits.ts';
import { askPdfium } from './pdfium-host.ts';
import { proveG4 } from './prove-g4.ts';
import type { StoredImage } from './protocol.ts';
import type { DocumentInfo, ExtractedImage, PageInfo, PdfReader, Raster } from './types.ts';

/** Where the header may start (ISO 32000-1, annex H.3, note 13: within the first 1024 bytes). */
const HEADER_WITHIN = 1024;

let lastDocId = 0;

/**
 * Opens a PDF for reading. It is read block by block from the disk, so its size costs no memory; several readers share
 * one PDFium thread. Throws `disk/*`, `intake/empty`, `intake/pdf-too-large`, `intake/not-a-pdf`, `intake/pdf-encrypted`
 * (it asks for a password), `intake/pdf-damaged`, `intake/pdf-no-pages`, `intake/pdf-too-many-pages`.
 */
export async function openPdf(path: string): Promise<PdfReader> {
  await checkFile(path);
  const docId = ++lastDocId;
  const doc = { docId, path };
  const info = (await askPdfium({ op: 'open', ...doc })) as DocumentInfo;

  const pageInfo = async (index: number): Promise<PageInfo> =>
    (await askPdfium({ op: 'info', ...doc, index })) as PageInfo;

  const extract = async (index: number, page: PageInfo): Promise<ExtractedImage> => {
    if (!page.image) throw new AppError('intake/pdf-page-unreadable', { path, page: index + 1 });
    const stored = (await askPdfium({ op: 'image', ...doc, index })) as StoredImage;
    return asExtracted(stored, page.image);
  };

  const render: PdfReader['render'] = async (index, size, colour) =>
    (await askPdfium({ op: 'render', ...doc, index, size, colour })) as Raster;

  return {
    ...info,
    path,
    pageInfo,
    render,
    extractImage: async (index) => extract(index, await pageInfo(index)),
    checkImage: async (index) => {
      const page = await pageInfo(index);
      const image = await extract(index, page);
      const drawing = render(index, { widthPx: COMPARE_SIDE, heightPx: COMPARE_SIDE }, 'rgb');
      // Looked at only after the decode; a failure before that is not forgotten, only not yet awaited.
      drawing.catch(() => undefined);
      return compareWithPage(image, page.image?.turn ?? 0, drawing);
    },
    text: async (index) => (await askPdfium({ op: 'text', ...doc, index })) as string,
    close: async () => {
      await askPdfium({ op: 'close', ...doc });
    },
  };
}

async function checkFile(path: string): Promise<void> {
  const head = Buffer.alloc(HEADER_WITHIN);
  let size: number;
  try {
    const handle = await open(path, 'r');
    try {
      size = (await handle.stat()).size;
      await handle.read(head, 0, HEADER_WITHIN, 0);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
  if (size === 0) throw new AppError('intake/empty', { path });
  if (size > MAX_PDF_BYTES) throw new AppError('intake/pdf-too-large', { path, bytes: size, limit: MAX_PDF_BYTES });
  if (!head.includes('%PDF-')) throw new AppError('intake/not-a-pdf', { path });
}

async function asExtracted(stored: StoredImage, facts: PageInfo['image'] & object): Promise<ExtractedImage> {
  const { codec, stream, raster, width, height } = stored;
  if (codec === 'jpeg' && stream) return { codec, bytes: stream, width, height };
  if (codec === 'g4' && stream && raster) {
    const bytes = await proveG4(stream, raster, facts);
    if (bytes) return { codec, bytes, width, height };
  }
  if (!raster) throw new AppError('internal/unexpected', { message: `no pixels for a ${codec} image` });
  return { codec: 'raster', raster, bitDepth: stored.bitDepth };
}
