import { inflateSync } from 'node:zlib';
import { isArray, isName, PdfDict, type PdfValue } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';

/** The most a structural stream (cross-reference or object stream) may unpack to. Octets. */
const MAX_UNPACKED = 128 * 1024 * 1024;

/**
 * Unpacks a cross-reference or object stream: no filter or Flate, with PNG predictors (ISO 32000-1 §7.4.4). Other filters
 * are allowed by the standard but used by nobody here; they throw PdfSyntaxError like damage does.
 */
export function unpackStream(dict: PdfDict, data: Uint8Array): Buffer {
  const filter = single(dict.get('Filter'));
  if (filter === null) return Buffer.from(data);
  if (!isName(filter, 'FlateDecode')) throw new PdfSyntaxError('structural stream with an unsupported filter');
  let unpacked: Buffer;
  try {
    unpacked = inflateSync(data, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    throw new PdfSyntaxError('a compressed stream is damaged or too large', { cause: error });
  }
  const parameters = single(dict.get('DecodeParms'));
  if (!(parameters instanceof PdfDict)) return unpacked;
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return unpacked;
  if (typeof predictor !== 'number' || predictor < 10) throw new PdfSyntaxError('unsupported predictor');
  const number = (key: string, fallback: number): number => {
    const value = parameters.get(key);
    return typeof value === 'number' ? value : fallback;
  };
  const bitsPerPixel = number('Colors', 1) * number('BitsPerComponent', 8);
  return unpredict(unpacked, Math.ceil((number('Columns', 1) * bitsPerPixel) / 8), Math.max(1, bitsPerPixel >> 3));
}

function single(value: PdfValue): PdfValue {
  return isArray(value) ? (value.length > 1 ? value : (value[0] ?? null)) : value;
}

/** Undoes the PNG row filters; every row is led by its filter number. */
function unpredict(data: Buffer, columns: number, pixel: number): Buffer {
  if (columns < 1 || columns > 1 << 20) throw new PdfSyntaxError('unsupported predictor');
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)]!;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column >= pixel ? out[at - pixel]! : 0;
      const up = row > 0 ? out[at - columns]! : 0;
      const corner = row > 0 && column >= pixel ? out[at - columns - pixel]! : 0;
      const raw = data[row * (columns + 1) + 1 + column]!;
      out[at] = raw + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      throw new PdfSyntaxError('unknown row filter');
  }
}
