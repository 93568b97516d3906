import { AppError } from '../../../../shared/contract/app-error.ts';
import { isoVietnam } from '../../base/clock.ts';
import { dict, isArray, isName, name, numberText, PdfDict, serialize, type PdfRef } from './objects.ts';
import { TextFont } from './font.ts';
import { toUserSpace, toVisual, uprightMatrix, visualSize, type Page } from './page.ts';
import { numberArray, type PdfFile } from './pdf-file.ts';
import type { Update } from './update.ts';

/**
 * How the agency's signature is shown on a digitised document: TT 05/2025/TT-BNV Điều 8 kh.1 (agency name and signing time,
 * Times New Roman, upright, 10, black, no seal image) and Điều 8 on paper originals (upper right corner of page 1).
 * Lengths in points, as the reader sees the page.
 */
const LOOK = {
  size: 10,
  leading: 12,
  /** Distance from the visible edges: inside the margins that Nghị định 30/2020 leaves free. */
  marginRight: 28.35,
  marginTop: 17,
  /** The block is at most this wide, and at most this share of the page. */
  maxWidth: 240,
  maxShare: 0.9,
  maxLines: 8,
  /** Between this signature and an earlier one above it. */
  gap: 4,
} as const;

/** The lines a signature shows: the agency's name and the time with Vietnam's offset. */
export function visibleLines(agencyName: string, signingTime: Date): readonly [agency: string, time: string] {
  return [agencyName.normalize('NFC').replaceAll(/\s+/gu, ' ').trim(), isoVietnam(signingTime)];
}

/**
 * Sets the text and returns the widget's rectangle in user space with the appearance stream. Earlier signatures in the
 * corner push it down. Throws `signing/text-not-in-font`, `signing/text-too-long`.
 */
export async function makeAppearance(
  file: PdfFile,
  page: Page,
  lines: readonly string[],
  update: Update,
): Promise<{ rect: readonly number[]; stream: PdfRef }> {
  const font = await TextFont.load();
  const { width: pageWidth, height: pageHeight } = visualSize(page);
  const room = Math.min(LOOK.maxWidth, pageWidth * LOOK.maxShare);
  const wrapped = lines.flatMap((line) => wrapEvenly(line, room, font));
  if (wrapped.length > LOOK.maxLines)
    throw new AppError('signing/text-too-long', { lines: wrapped.length, limit: LOOK.maxLines });
  const width = Math.max(...wrapped.map((line) => font.width(line) * LOOK.size));
  const height = wrapped.length * LOOK.leading;
  const right = pageWidth - Math.min(LOOK.marginRight, (pageWidth - width) / 2);
  const highest = pageHeight - Math.min(LOOK.marginTop, Math.max(0, (pageHeight - height) / 2));
  const top = freeTop(await earlierSignatures(file, page), right - width, right, highest, height);
  const rect = toUserSpace(page, [right - width, top - height, right, top]);
  // Text is laid out in the page's own units, so that size 10 stays size 10 where the page scales them.
  const unit = (points: number): string => numberText(points / page.unit);
  const rows = wrapped.map((line, index) =>
    Buffer.concat([
      Buffer.from(index === 0 ? '' : 'T* ', 'latin1'),
      serialize(font.encode(line)),
      Buffer.from(' Tj\n', 'latin1'),
    ]),
  );
  const content = Buffer.concat([
    Buffer.from(
      `q /Black cs 0 sc BT /Text ${unit(LOOK.size)} Tf ${unit(LOOK.leading)} TL 0 ${unit(height - LOOK.size + 1)} Td\n`,
      'latin1',
    ),
    ...rows,
    Buffer.from('ET Q\n', 'latin1'),
  ]);
  const stream = update.addStream(
    dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: [0, 0, width / page.unit, height / page.unit],
      Matrix: [...uprightMatrix(page), 0, 0],
      Resources: dict({
        Font: dict({ Text: font.write(update) }),
        // Calibrated grey is allowed in PDF/A whatever the file's output intent is (ISO 19005-2 §6.2.4).
        ColorSpace: dict({ Black: [name('CalGray'), dict({ WhitePoint: [0.9505, 1, 1.089], Gamma: 2.2 })] }),
      }),
    }),
    content,
  );
  return { rect, stream };
}

/** The narrowest setting with as few lines as the room allows, so that no last word stands alone. */
function wrapEvenly(line: string, room: number, font: TextFont): string[] {
  const widest = wrap(line, room, font);
  let best = widest;
  for (let narrower = room - 5; narrower > room / 3; narrower -= 5) {
    const lines = wrap(line, narrower, font);
    if (lines.length > widest.length) break;
    best = lines;
  }
  return best;
}

/** Breaks at spaces; a word wider than the block is broken where it must be. */
function wrap(line: string, room: number, font: TextFont): string[] {
  const fits = (text: string): boolean => font.width(text) * LOOK.size <= room;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (fits(longer)) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const character of word) {
      if (current !== '' && !fits(current + character)) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return [...lines, current];
}

/** Rectangles, as seen, of signature widgets already on the page. */
async function earlierSignatures(file: PdfFile, page: Page): Promise<[number, number, number, number][]> {
  const annotations = await file.resolve(page.dict.get('Annots'));
  const found: [number, number, number, number][] = [];
  for (const item of isArray(annotations) ? annotations : []) {
    const annotation = await file.resolve(item);
    if (!(annotation instanceof PdfDict) || !isName(annotation.get('FT'), 'Sig')) continue;
    const rect = await numberArray(file, annotation.get('Rect'));
    if (rect?.length === 4) found.push(toVisual(page, rect));
  }
  return found;
}

function freeTop(
  taken: readonly (readonly number[])[],
  left: number,
  right: number,
  highest: number,
  height: number,
): number {
  const blocking = taken
    .filter(([x0 = 0, , x1 = 0]) => x0 < right && x1 > left)
    .sort((a, b) => (b[3] ?? 0) - (a[3] ?? 0));
  let top = highest;
  for (const [, y0 = 0, , y1 = 0] of blocking) if (y0 < top && y1 > top - height) top = y0 - LOOK.gap;
  // A corner that is full is no reason not to sign: then the texts share it.
  return top - height < 0 ? highest : top;
}
