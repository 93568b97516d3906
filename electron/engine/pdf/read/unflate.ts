import { inflateSync } from 'node:zlib';
import { PdfFault, PdfName, type PdfDict, type PdfValue } from './values.ts';

/**
 * The bytes of a stream that is plain or Flate-coded with at most a PNG predictor: all that cross references, object
 * streams and metadata use. Never more than `limit` bytes. Throws PdfFault.
 */
export function unflate(dictionary: PdfDict, data: Buffer, limit: number): Buffer {
  const filter = only(dictionary.get('Filter'));
  if (filter === undefined || filter === null) return data;
  if (!(filter instanceof PdfName) || (filter.name !== 'FlateDecode' && filter.name !== 'Fl')) {
    throw new PdfFault('a filter we do not read here');
  }
  let plain: Buffer;
  try {
    plain = inflateSync(data, { maxOutputLength: limit });
  } catch {
    throw new PdfFault('a stream does not inflate');
  }
  const parms = only(dictionary.get('DecodeParms'));
  if (!(parms instanceof Map)) return plain;
  const predictor = numberOr(parms.get('Predictor'), 1);
  if (predictor === 1) return plain;
  if (predictor < 10) throw new PdfFault('a predictor we do not read here');
  const bits = numberOr(parms.get('BitsPerComponent'), 8) * numberOr(parms.get('Colors'), 1);
  return unpredicted(plain, Math.ceil((bits * numberOr(parms.get('Columns'), 1)) / 8), Math.max(1, bits >> 3));
}

function only(value: PdfValue | undefined): PdfValue | undefined {
  return Array.isArray(value) && value.length <= 1 ? value[0] : value;
}

function numberOr(value: PdfValue | undefined, otherwise: number): number {
  return typeof value === 'number' && value > 0 ? value : otherwise;
}

/** Undoes the PNG filters (W3C PNG 9.2), row by row. */
function unpredicted(data: Buffer, stride: number, step: number): Buffer {
  const rows = Math.floor(data.length / (stride + 1));
  const out = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x >= step ? out[at - step]! : 0;
      const up = row > 0 ? out[at - stride]! : 0;
      const corner = row > 0 && x >= step ? out[at - stride - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = data[row * (stride + 1) + 1 + x]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
