import { readFileSync } from 'node:fs';
import fontkit from '@cantoo/fontkit';
import type { OcrLine, OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { resourcePath } from '../../../electron/engine/base/resources.ts';

/** A4 at 200 dpi, in px. */
export const DPI = 200;
const WIDTH = 1654;
const HEIGHT = 2339;
const MM = DPI / 25.4;
const PT = DPI / 72;

const FACES = {
  regular: face('LiberationSerif-Regular.ttf'),
  bold: face('LiberationSerif-Bold.ttf'),
  italic: face('LiberationSerif-Italic.ttf'),
};

function face(file: string) {
  const font = fontkit.create(readFileSync(resourcePath('fonts', file)));
  if (!('layout' in font)) throw new Error(`${file} holds more than one face`);
  return font;
}

export type Face = keyof typeof FACES;

/** Where a text stands: mm from the page's left edge (one of three), base line in mm from its top. */
export interface Spot {
  readonly left?: number;
  readonly centre?: number;
  readonly right?: number;
  readonly y: number;
  readonly size?: number;
  readonly face?: Face;
  readonly confidence?: number;
  /** mm between words, to fill a justified line or to leave room for a pen. */
  readonly gap?: number;
}

/**
 * Sets text the way a page carries it and gives the words as a recogniser would: each word's box is the ink of its
 * glyphs in the real font. What OCR does wrong is written down as it would come out, with its confidence.
 */
export class PageBuilder {
  private readonly lines: OcrWord[][] = [];
  private shift: readonly [number, number] = [0, 0];

  /** Everything set from here on is moved by so many mm: a sheet laid askew on the glass. */
  moved(x: number, y: number): this {
    this.shift = [x * MM, y * MM];
    return this;
  }

  /** One line of print. Words are separated by blanks; `word~40` gives that word the confidence 40. */
  put(text: string, spot: Spot): this {
    const size = (spot.size ?? 13) * PT;
    const font = FACES[spot.face ?? 'regular'];
    const scale = size / font.unitsPerEm;
    const space = spot.gap === undefined ? 0.25 * size : spot.gap * MM;
    const parts = text.split(' ').map((part) => {
      const [word, sure] = part.split('~');
      const glyphs = font.layout(word!.normalize('NFC')).glyphs;
      const advance = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) * scale;
      const top = Math.max(...glyphs.map((glyph) => glyph.bbox.maxY)) * scale;
      // The box of a word is its ink: what is blank at its ends does not belong to it.
      const blankBefore = glyphs[0]!.bbox.minX * scale;
      const blankAfter = (glyphs.at(-1)!.advanceWidth - glyphs.at(-1)!.bbox.maxX) * scale;
      const bottom = Math.min(...glyphs.map((glyph) => glyph.bbox.minY)) * scale;
      return {
        word: word!,
        confidence: sure === undefined ? (spot.confidence ?? 95) : Number(sure),
        advance,
        top,
        bottom,
        blankBefore,
        blankAfter,
      };
    });
    const total = parts.reduce((sum, part) => sum + part.advance, 0) + space * (parts.length - 1);
    let x =
      spot.left !== undefined
        ? spot.left * MM
        : spot.centre !== undefined
          ? spot.centre * MM - total / 2
          : spot.right! * MM - total;
    const words: OcrWord[] = [];
    for (const part of parts) {
      const box: Box = [
        x + part.blankBefore,
        spot.y * MM - part.top,
        x + part.advance - part.blankAfter,
        spot.y * MM - part.bottom,
      ];
      words.push(this.word(part.word, box, part.confidence));
      x += part.advance + space;
    }
    this.lines.push(words);
    return this;
  }

  /** What OCR made of pen strokes: its text and the strokes' box in mm. */
  pen(text: string, box: Box, confidence: number): this {
    this.lines.push([this.word(text, [box[0] * MM, box[1] * MM, box[2] * MM, box[3] * MM], confidence)]);
    return this;
  }

  /** The last `count` texts become one line of the recogniser, in order from left to right. */
  merge(count: number): this {
    const merged = this.lines.splice(-count).flat();
    this.lines.push(merged.toSorted((a, b) => a.box[0] - b.box[0]));
    return this;
  }

  build(): OcrPage {
    return {
      width: WIDTH,
      height: HEIGHT,
      dpi: DPI,
      lines: this.lines.map((words, index): OcrLine => {
        const box: Box = [
          Math.min(...words.map((word) => word.box[0])),
          Math.min(...words.map((word) => word.box[1])),
          Math.max(...words.map((word) => word.box[2])),
          Math.max(...words.map((word) => word.box[3])),
        ];
        return { block: index, paragraph: 0, box, baseline: box[3], height: box[3] - box[1], words };
      }),
    };
  }

  private word(text: string, box: Box, confidence: number): OcrWord {
    const [dx, dy] = this.shift;
    const round = (value: number) => Math.round(value);
    return {
      text: text.normalize('NFC'),
      box: [round(box[0] + dx), round(box[1] + dy), round(box[2] + dx), round(box[3] + dy)],
      confidence,
    };
  }
}

/** Middle of the header's left and right column, of the page, and the text area's edges, mm (NĐ 30/2020 Phụ lục I). */
export const LEFT = 58;
export const RIGHT = 146;
export const MIDDLE = 111;
export const EDGE = 30;
export const EDGE_RIGHT = 192;

/** Quốc hiệu and tiêu ngữ at the upper right. */
export function nation(page: PageBuilder, y = 24): PageBuilder {
  return page
    .put('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { centre: RIGHT, y, size: 12, face: 'bold' })
    .put('Độc lập - Tự do - Hạnh phúc', { centre: RIGHT, y: y + 5.5, size: 13, face: 'bold' });
}

/** Body text from `y` on: `count` paragraphs of three lines, first line indented, justified. */
export function body(page: PageBuilder, y: number, count = 3): PageBuilder {
  const lines = [
    ['Thực hiện nhiệm vụ được giao, trong thời gian qua các phòng, ban đã tổ chức', 42.7],
    ['triển khai nhiều hoạt động nhằm quản lý tốt hồ sơ, tài liệu hình thành trong quá', 30],
    ['trình hoạt động của cơ quan, đơn vị.', 30],
  ] as const;
  for (let paragraph = 0; paragraph < count; paragraph++) {
    for (const [index, [text, left]] of lines.entries()) {
      page.put(text, { left, y: y + paragraph * 22 + index * 6.6, size: 14, ...(index < 2 ? { gap: 1.35 } : {}) });
    }
  }
  return page;
}

/** Recipients and the signature block, from `y` on. */
export function signature(page: PageBuilder, y: number, post: readonly string[], name: string): PageBuilder {
  page.put('Nơi nhận:', { left: EDGE, y, size: 12, face: 'italic' });
  post.forEach((line, index) => page.put(line, { centre: 150, y: y + index * 6, size: 13, face: 'bold' }));
  page.put('- Như trên;', { left: EDGE, y: y + 6, size: 11 });
  page.put('- Lưu: VT.', { left: EDGE, y: y + 11, size: 11 });
  return page.put(name, { centre: 150, y: y + post.length * 6 + 26, size: 13, face: 'bold' });
}
