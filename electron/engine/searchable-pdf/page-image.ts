import type { PageFacts } from '../../../shared/model/page.ts';
import { renderPage, type PageSource } from '../imaging/index.ts';
import { UPRIGHT } from '../../../shared/model/page.ts';
import { pdfImageFrom, type PdfImage } from '../pdf/index.ts';
import { openPdf, type PdfReader } from '../tools/pdfium/index.ts';

/**
 * Takes the images of pages out of their masters for a PDF; keeps the last PDF open between its pages, and the last image,
 * because the two halves of a double page are one image.
 */
export class PageImages {
  private last: { readonly key: string; readonly image: PdfImage } | null = null;
  private path: string | null = null;
  private reader: PdfReader | null = null;

  /** The page's image with as few changes as PDF/A allows; a drawn page is drawn at its facts' size. */
  async take(source: PageSource, facts: PageFacts): Promise<PdfImage> {
    const key = JSON.stringify(source);
    if (this.last?.key === key) return this.last.image;
    const image = await this.read(source, facts);
    this.last = { key, image };
    return image;
  }

  private async read(source: PageSource, facts: PageFacts): Promise<PdfImage> {
    switch (source.kind) {
      case 'image':
        return pdfImageFrom(source);
      case 'pdf-image': {
        const image = await (await this.open(source.path)).extractImage(source.page);
        if (image.codec !== 'raster') return pdfImageFrom({ kind: 'bytes', bytes: image.bytes });
        return pdfImageFrom({ kind: 'raster', ...image.raster, isBilevel: image.bitDepth === 1, sourceBytes: 0 });
      }
      case 'pdf-render': {
        const colour = facts.colour === 'rgb' || facts.colour === 'cmyk' ? 'rgb' : 'grey';
        const raster = await renderPage(source, facts, UPRIGHT, { full: true, colour });
        return pdfImageFrom({ kind: 'raster', ...raster, sourceBytes: 0 });
      }
    }
  }

  async close(): Promise<void> {
    const reader = this.reader;
    this.last = null;
    this.path = null;
    this.reader = null;
    await reader?.close();
  }

  private async open(path: string): Promise<PdfReader> {
    if (this.reader && this.path === path) return this.reader;
    await this.close();
    this.reader = await openPdf(path);
    this.path = path;
    return this.reader;
  }
}
