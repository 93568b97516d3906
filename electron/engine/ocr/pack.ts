import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Box } from '../../../shared/model/page.ts';
import type { OcrLine, OcrPage } from '../../../shared/model/ocr.ts';

/**
 * The stored form of a recognised page: a byte for the version, then deflated JSON in which numbers stand in plain
 * arrays. Boxes are kept in tenths of a px as differences, which makes an office page some 6 KB.
 */
const VERSION = 1;

/** Largest unpacked form accepted; a page full of small print is under 1 MB. */
const MAX_UNPACKED = 64 * 1024 * 1024;

type PackedWord = readonly [text: string, confidence: number, x: number, y: number, width: number, height: number];
type PackedLine = readonly [
  block: number,
  paragraph: number,
  box: Box,
  baseline: number,
  height: number,
  words: readonly PackedWord[],
];

interface Packed {
  readonly size: readonly [width: number, height: number, dpi: number];
  readonly lines: readonly PackedLine[];
}

/** Packs a page. Coordinates keep a tenth of a px, which is what recognition gives. */
export function packOcr(page: OcrPage): Uint8Array {
  const packed: Packed = {
    size: [page.width, page.height, page.dpi],
    lines: page.lines.map(packLine),
  };
  const body = deflateRawSync(JSON.stringify(packed), { level: 9 });
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = VERSION;
  bytes.set(body, 1);
  return bytes;
}

/** The page again. Throws `ocr/result-damaged` for bytes packOcr did not write. */
export function unpackOcr(bytes: Uint8Array): OcrPage {
  try {
    if (bytes[0] !== VERSION) throw new Error(`version ${String(bytes[0])}`);
    const text = inflateRawSync(bytes.subarray(1), { maxOutputLength: MAX_UNPACKED }).toString('utf8');
    const { size, lines } = checked(JSON.parse(text));
    const [width, height, dpi] = size;
    return { width, height, dpi, lines: lines.map(unpackLine) };
  } catch (error) {
    throw new AppError('ocr/result-damaged', {}, { cause: error });
  }
}

/**
 * The value as what packOcr writes, or an error. By hand and not by schema: a search looks at dozens of pages of hundreds
 * of words, and a schema took three quarters of its time.
 */
function checked(value: unknown): Packed {
  const { size, lines } = (value ?? {}) as { size?: unknown; lines?: unknown };
  const isPacked =
    Array.isArray(size) &&
    size.length === 3 &&
    size.every((part) => Number.isFinite(part) && part > 0) &&
    Array.isArray(lines) &&
    lines.every(isLine);
  if (!isPacked) throw new Error('not a packed page');
  return value as Packed;
}

function isLine(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [block, paragraph, box, baseline, height, words] = value as unknown[];
  const isPlaced = Number.isSafeInteger(baseline) && Number.isSafeInteger(height);
  const isCounted = [block, paragraph].every((number) => Number.isSafeInteger(number) && (number as number) >= 0);
  const isBoxed = Array.isArray(box) && box.length === 4 && box.every((side) => Number.isSafeInteger(side));
  return isPlaced && isCounted && isBoxed && Array.isArray(words) && words.every(isWord);
}

function isWord(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [text, confidence, x, y, width, height] = value as unknown[];
  return (
    typeof text === 'string' &&
    typeof confidence === 'number' &&
    confidence >= 0 &&
    confidence <= 100 &&
    Number.isSafeInteger(x) &&
    Number.isSafeInteger(y) &&
    Number.isSafeInteger(width) &&
    Number.isSafeInteger(height)
  );
}

/** A word's box relative to its line's: small numbers that deflate well. */
function packLine(line: OcrLine): PackedLine {
  const box = tenths(line.box);
  return [
    line.block,
    line.paragraph,
    box,
    Math.round(line.baseline * 10) - box[1],
    Math.round(line.height * 10),
    line.words.map(({ text, confidence, box: wordBox }) => {
      const [x0, y0, x1, y1] = tenths(wordBox);
      return [text, confidence, x0 - box[0], y0 - box[1], x1 - x0, y1 - y0];
    }),
  ];
}

function unpackLine([block, paragraph, box, baseline, height, words]: PackedLine): OcrLine {
  return {
    block,
    paragraph,
    box: px(box),
    baseline: (baseline + box[1]) / 10,
    height: height / 10,
    words: words.map(([text, confidence, x, y, width, tall]) => {
      const left = box[0] + x;
      const top = box[1] + y;
      return { text, confidence, box: px([left, top, left + width, top + tall]) };
    }),
  };
}

function tenths([x0, y0, x1, y1]: Box): Box {
  return [Math.round(x0 * 10), Math.round(y0 * 10), Math.round(x1 * 10), Math.round(y1 * 10)];
}

function px([x0, y0, x1, y1]: Box): Box {
  return [x0 / 10, y0 / 10, x1 / 10, y1 / 10];
}
