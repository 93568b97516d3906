import PDFDocument from 'pdfkit';
import { fileURLToPath } from 'node:url';

/** Points of A4 (210 × 297 mm). */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const MM = 72 / 25.4;

export type Face = 'regular' | 'bold' | 'italic' | 'bolditalic';
export type Align = 'left' | 'centre' | 'right';

/** A printed or handwritten line as it stands on the paper; `box` in pt `[x0, y0, x1, y1]`, ascender to descender. */
export interface PaperLine {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  /** The parts of `text` that are written in ink, with their boxes in pt. */
  readonly ink: readonly InkPart[];
}

export interface InkPart {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly lines: PaperLine[];
}

/** One piece of a line: print in a face, or a gap that a pen fills. */
export interface Run {
  readonly text: string;
  readonly face?: Face;
  /** Set for ink: width of the gap in pt and the pen that draws into it. */
  readonly pen?: { readonly gap: number; draw(doc: PDFKit.PDFDocument, text: string, x: number, y: number): void };
}

const FACES: Record<Face, string> = {
  regular: 'LiberationSerif-Regular.ttf',
  bold: 'LiberationSerif-Bold.ttf',
  italic: 'LiberationSerif-Italic.ttf',
  bolditalic: 'LiberationSerif-BoldItalic.ttf',
};
const ASCENT = 0.89;
const DESCENT = 0.216;

/**
 * Paper that remembers what was printed on it. Everything is drawn as PDF by pdfkit (real glyph shaping of the Times
 * metrics face), each line is kept as truth in the order of drawing, which is the order of reading.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly pages: PaperPage[] = [];
  private readonly bytes: Promise<Buffer>;

  constructor() {
    this.doc = new PDFDocument({ autoFirstPage: false, margin: 0, info: { CreationDate: new Date(0) } });
    for (const [face, file] of Object.entries(FACES)) {
      this.doc.registerFont(face, fileURLToPath(new URL(`../../resources/fonts/${file}`, import.meta.url)));
    }
    const { doc } = this;
    this.bytes = new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      doc.on('data', (chunk: Buffer) => chunks.push(chunk));
      doc.on('end', () => resolve(Buffer.concat(chunks)));
      doc.on('error', reject);
    });
  }

  /** Starts a new page and makes it the current one. */
  addPage(landscape = false): PaperPage {
    const size = landscape ? { width: A4.height, height: A4.width } : { ...A4 };
    this.doc.addPage({ size: [size.width, size.height], margin: 0 });
    const page: PaperPage = { ...size, lines: [] };
    this.pages.push(page);
    return page;
  }

  get page(): PaperPage {
    return this.pages.at(-1)!;
  }

  width(text: string, face: Face, size: number): number {
    return this.doc.font(face).fontSize(size).widthOfString(text.normalize('NFC'));
  }

  /** Draws words of print at a baseline without keeping them as truth; returns the x after them. */
  print(text: string, x: number, baseline: number, face: Face, size: number): number {
    const words = text.normalize('NFC');
    this.doc.font(face).fontSize(size).text(words, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    return x + this.width(words, face, size);
  }

  /** Keeps a line as truth. */
  keep(text: string, x0: number, x1: number, baseline: number, size: number, ink: readonly InkPart[] = []): void {
    const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim();
    const box = [x0, baseline - ASCENT * size, x1, baseline + DESCENT * size] as const;
    this.page.lines.push({ text: clean, box, ink });
  }

  /**
   * Prints one line from runs and keeps it. `x` is the left edge, the centre or the right edge by `align`.
   * Returns the left and right edge in pt.
   */
  line(
    runs: readonly Run[] | string,
    x: number,
    baseline: number,
    size: number,
    options: LineOptions = {},
  ): [number, number] {
    const { align = 'left', face = 'regular' } = options;
    const parts: readonly Run[] = typeof runs === 'string' ? [{ text: runs }] : runs;
    const widths = parts.map((run) => run.pen?.gap ?? this.width(run.text, run.face ?? face, size));
    const total = widths.reduce((sum, width) => sum + width, 0);
    const left = align === 'left' ? x : align === 'centre' ? x - total / 2 : x - total;
    let at = left;
    const ink: InkPart[] = [];
    parts.forEach((run, index) => {
      if (run.pen) {
        run.pen.draw(this.doc, run.text, at, baseline);
        ink.push({ text: run.text, box: [at, baseline - size, at + run.pen.gap, baseline + 0.3 * size] });
      } else {
        this.print(run.text, at, baseline, run.face ?? face, size);
      }
      at += widths[index]!;
    });
    this.keep(parts.map((run) => run.text).join(''), left, left + total, baseline, size, ink);
    return [left, left + total];
  }

  /** A thin rule of print. */
  rule(x0: number, x1: number, y: number, thickness = 0.6): void {
    this.doc.save().lineWidth(thickness).strokeColor('#000').moveTo(x0, y).lineTo(x1, y).stroke().restore();
  }

  /** The finished PDF; nothing can be added afterwards. */
  async toPdf(): Promise<Buffer> {
    this.doc.end();
    return this.bytes;
  }
}

export interface LineOptions {
  readonly align?: Align;
  readonly face?: Face;
}
