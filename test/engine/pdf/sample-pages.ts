import sharp from 'sharp';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { PdfMetadata, PdfPage } from '../../../electron/engine/pdf/index.ts';
import { pdfImageFrom } from '../../../electron/engine/pdf/index.ts';

export const METADATA: PdfMetadata = {
  title: 'Quyết định số 125/QĐ-UBND & phụ lục <1>',
  author: 'Ủy ban nhân dân tỉnh',
  subject: 'Về việc ban hành danh mục hồ sơ',
  keywords: ['hồ sơ', 'lưu trữ'],
  created: new Date('2026-06-12T04:45:37Z'),
};

/** A page of px `width` × `height` at 100 dpi: four corners of their own colours, so that every turn can be told. */
export async function cornersJpeg(width = 200, height = 300): Promise<Buffer> {
  const corner = (background: string, left: number, top: number) => ({
    input: { create: { width: 40, height: 40, channels: 3 as const, background } },
    left,
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: '#eeeeee' } })
    .composite([
      corner('#ff0000', 0, 0),
      corner('#00ff00', width - 40, 0),
      corner('#0000ff', 0, height - 40),
      corner('#000000', width - 40, height - 40),
    ])
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** Words in one line, 10 px a letter and 8 px between words, in a page space of 200 × 300 px. */
export function textOf(...lines: string[][]): OcrPage {
  return {
    width: 200,
    height: 300,
    dpi: 100,
    lines: lines.map((words, at) => {
      let x = 10;
      const boxed = words.map((text) => {
        const from = x;
        x += Array.from(text).length * 10 + 8;
        return {
          text,
          box: [from, 20 + at * 30, x - 8, 40 + at * 30] as [number, number, number, number],
          confidence: 90,
        };
      });
      return {
        block: 0,
        paragraph: 0,
        box: [10, 20 + at * 30, x, 40 + at * 30],
        baseline: 36 + at * 30,
        height: 20,
        words: boxed,
      };
    }),
  };
}

export async function samplePage(change: Partial<PdfPage> = {}): Promise<PdfPage> {
  return {
    image: await pdfImageFrom({ kind: 'bytes', bytes: await cornersJpeg() }),
    recipe: { turn: 0, skew: 0 },
    facts: { width: 200, height: 300, dpiX: 100, dpiY: 100 },
    text: null,
    ...change,
  };
}
