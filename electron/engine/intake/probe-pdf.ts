import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { throwIfCancelled } from '../base/task.ts';
import { decideResolution } from '../imaging/index.ts';
import { MAX_RENDER_PIXELS, openPdf, type PageInfo, type PdfReader } from '../tools/pdfium/index.ts';
import { MIN_RENDER_DPI, RENDER_DPI } from './limits.ts';
import { pdfPuid } from './pdf-puid.ts';
import type { PageRow, SourceFacts, SourceKind } from './source-facts.ts';

/** How large a drawn page is tried. */
const TRIAL = { widthPx: 96, heightPx: 96 };

/**
 * What a received PDF is and holds. Every page is opened; every image that is to stand for a page is decoded and compared
 * with it. `name` is for messages. Kinds: `pdf-signed` carries a signature and is the document itself; `pdf-scan` has
 * nothing but scanned pages; `pdf-born` has at least one page of text or drawing.
 * Throws `intake/*` for the whole file: pages of one PDF are never taken without the others.
 */
export async function probePdf(path: string, name: string, signal: AbortSignal): Promise<SourceFacts> {
  const reader = await openPdf(path);
  try {
    const findings = documentFindings(reader, name);
    const pages: PageRow[] = [];
    let scans = 0;
    for (let index = 0; index < reader.pageCount; index++) {
      throwIfCancelled(signal);
      const info = await reader.pageInfo(index);
      checkImageSize(info, index, name);
      if (info.kind === 'scan') scans++;
      if (info.image && (await imageIsPage(reader, index, info.image, name, findings))) {
        pages.push(imagePage(index, info.image, `${name}#${index + 1}`, findings));
      } else {
        pages.push(drawnPage(index, info, name));
        // A page that breaks the reader shall break it now, not when somebody wants to see it.
        await reader.render(index, TRIAL, 'grey');
      }
    }
    const kind: SourceKind =
      reader.signatureCount > 0 ? 'pdf-signed' : scans === reader.pageCount ? 'pdf-scan' : 'pdf-born';
    return { kind, puid: await pdfPuid(path), pages, findings };
  } finally {
    await reader.close();
  }
}

function documentFindings(reader: PdfReader, name: string): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], params: Finding['params']): void => {
    findings.push({ code, severity, place: name, params });
  };
  if (reader.signatureCount > 0) add('intake/pdf-signed', 'info', { count: reader.signatureCount });
  if (reader.encrypted) add('intake/pdf-restricted', 'warning', {});
  if (reader.attachmentCount > 0) add('intake/pdf-attachments', 'warning', { count: reader.attachmentCount });
  if (reader.xfa) add('intake/pdf-xfa', 'warning', {});
  return findings;
}

function checkImageSize(info: PageInfo, index: number, name: string): void {
  if (info.largestImage > MAX_RENDER_PIXELS)
    throw new AppError('intake/pdf-image-too-large', {
      path: name,
      page: index + 1,
      pixels: info.largestImage,
      limit: MAX_RENDER_PIXELS,
    });
}

/** True when the page's image may stand for the page. A finding when it decodes with oddities; throws `intake/pdf-image-damaged`. */
async function imageIsPage(
  reader: PdfReader,
  index: number,
  image: NonNullable<PageInfo['image']>,
  name: string,
  findings: Finding[],
): Promise<boolean> {
  const page = index + 1;
  const verdict = await reader.checkImage(index);
  if (verdict.decodes === 'damaged') throw new AppError('intake/pdf-image-damaged', { path: name, page });
  if (verdict.decodes === 'warnings')
    findings.push({
      code: 'intake/pdf-image-doubtful',
      severity: 'warning',
      place: `${name}#${page}`,
      params: { page },
    });
  // Every later reader of an image is strict, so what only a lenient one can read is drawn instead.
  return verdict.decodes === 'clean' && verdict.looksLikePage && image.lossless;
}

function imagePage(index: number, image: NonNullable<PageInfo['image']>, place: string, findings: Finding[]): PageRow {
  const { width, height, turn, dpiX, dpiY, colour, codec } = image;
  const decided = decideResolution(width, height, { x: dpiX, y: dpiY }, place);
  findings.push(...decided.findings);
  const bitDepth = image.bitDepth === 1 ? 1 : 8;
  return {
    ...decided.resolution,
    frame: index,
    origin: 'pdf-image',
    priorTurn: turn,
    width,
    height,
    bitDepth,
    colour,
    codec,
  };
}

/** A page to be drawn: at 300 dpi, or below that when the sheet is so large that the pixels would pass the limit. */
function drawnPage(index: number, info: PageInfo, name: string): PageRow {
  const inches = (info.widthPt / 72) * (info.heightPt / 72);
  const dpi = Math.min(RENDER_DPI, Math.floor(Math.sqrt(MAX_RENDER_PIXELS / inches)));
  const width = Math.round((info.widthPt * dpi) / 72);
  const height = Math.round((info.heightPt * dpi) / 72);
  if (!(dpi >= MIN_RENDER_DPI) || width < 1 || height < 1)
    throw new AppError('intake/pdf-page-size', {
      path: name,
      page: index + 1,
      widthMm: Math.round((info.widthPt * 25.4) / 72),
      heightMm: Math.round((info.heightPt * 25.4) / 72),
    });
  return {
    frame: index,
    origin: 'pdf-render',
    priorTurn: 0,
    width,
    height,
    dpiX: dpi,
    dpiY: dpi,
    dpiOrigin: 'file',
    bitDepth: 8,
    colour: 'rgb',
    codec: 'pdf-render',
  };
}
