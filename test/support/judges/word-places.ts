import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask } from './programs.ts';

/** Resolution at which a page is drawn for tesseract, dpi. */
const DPI = 200;
/** A word of the text layer stands where it is seen when the middles are no further apart than this, pt. */
const FAR_PT = 6;

interface Place {
  readonly word: string;
  /** Middle, pt from the upper left corner. */
  readonly x: number;
  readonly y: number;
}

/**
 * Draws a page with poppler, lets tesseract read the drawing, and compares where it sees the words with where pdftotext
 * finds them in the text layer. Only words that stand once on the page by both are compared. `page` from 1; `median`
 * and the distances of `apart` in pt.
 */
export async function wordPlaces(
  pdf: string,
  page: number,
  scratch: string,
): Promise<{ compared: number; apart: string[]; median: number }> {
  const range = ['-f', String(page), '-l', String(page)];
  const picture = join(scratch, 'drawn');
  await ask('pdftoppm', [...range, '-r', String(DPI), '-gray', '-png', '-singlefile', pdf, picture]);
  await ask(
    'tesseract',
    [`${picture}.png`, picture, '-l', 'vie', '--dpi', String(DPI), 'tsv'],
    'drawn pages of the demo',
  );
  const seen = once(seenBy(await readFile(`${picture}.tsv`, 'utf8')));
  const { text } = await ask(
    'pdftotext',
    [...range, '-bbox', pdf, '-'],
    'pages of the demo, for the place of each word',
  );
  const layer = once(layerOf(text));
  const distances: number[] = [];
  const apart: string[] = [];
  for (const [word, { x, y }] of seen) {
    const ours = layer.get(word);
    if (!ours) continue;
    const distance = Math.hypot(ours.x - x, ours.y - y);
    distances.push(distance);
    if (distance > FAR_PT) apart.push(`${word} ${distance.toFixed(1)} pt`);
  }
  const sorted = distances.sort((a, b) => a - b);
  return { compared: distances.length, apart, median: sorted[sorted.length >> 1] ?? Infinity };
}

function seenBy(tsv: string): Place[] {
  return tsv
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter((cells) => cells[0] === '5' && cells[11]?.trim())
    .map((cells) => {
      const [left, top, width, height] = cells.slice(6, 10).map((px) => (Number(px) * 72) / DPI);
      return { word: cells[11]!.trim(), x: left! + width! / 2, y: top! + height! / 2 };
    });
}

function layerOf(bbox: string): Place[] {
  const words = bbox.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g);
  return [...words].map(([, left, top, right, bottom, word]) => ({
    word: word!,
    x: (Number(left) + Number(right)) / 2,
    y: (Number(top) + Number(bottom)) / 2,
  }));
}

/** The words that stand once, of two letters or more: which of several is meant would be a guess. */
function once(places: readonly Place[]): Map<string, Place> {
  const byWord = new Map<string, Place[]>();
  for (const place of places) byWord.set(place.word, [...(byWord.get(place.word) ?? []), place]);
  return new Map(
    [...byWord].filter(([word, all]) => all.length === 1 && word.length > 1).map(([word, [one]]) => [word, one!]),
  );
}
