import type { PdfImage } from '../model.ts';
import { colourWith } from './icc.ts';
import { inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';
const MAX_PROFILE_BYTES = 1 << 20;

/**
 * A PNG whose coded bytes can stand in a PDF as they are: not interlaced, no transparency. Its IDAT data is a zlib
 * stream of rows with PNG filters, which is FlateDecode with Predictor 15. Null when it has to be decoded instead
 * (or when the chunks are not in order; the decoder then says what is wrong).
 */
export function liftPng(bytes: Uint8Array): PdfImage | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.toString('hex', 0, 8) !== SIGNATURE) return null;
  const parts: Buffer[] = [];
  let header: Buffer | null = null;
  let palette: Buffer | null = null;
  let profile: Uint8Array | null = null;
  let hasAlpha = false;
  let ended = false;
  for (const { type, body } of chunks(data)) {
    if (type === 'IHDR') header = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') hasAlpha = true;
    else if (type === 'iCCP') profile = inflatedProfile(body);
    else if (type === 'IDAT') parts.push(body);
    else if (type === 'IEND') ended = true;
  }
  if (header?.length !== 13 || parts.length === 0 || !ended || hasAlpha) return null;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bits = header[8]! as PdfImage['bitsPerComponent'];
  const colourType = header[9]!;
  const isInterlaced = header[12] !== 0;
  if (isInterlaced || ![0, 2, 3].includes(colourType)) return null;
  const components = colourType === 2 ? 3 : 1;
  if (colourType === 3 && (palette === null || palette.length === 0 || palette.length > 768)) return null;
  return {
    width,
    height,
    colour: colourType === 3 ? { kind: 'palette', rgb: palette! } : colourWith(profile, components),
    bitsPerComponent: bits,
    filter: 'FlateDecode',
    decodeParms: { Predictor: 15, Colors: components, BitsPerComponent: bits, Columns: width },
    data: parts.length === 1 ? parts[0]! : Buffer.concat(parts),
    fidelity: 'same-bytes',
    sourceBytes: data.length,
  };
}

/** Chunks up to IEND, without checking their CRC: what was damaged is found by decoding, at intake. */
function* chunks(data: Buffer): Generator<{ type: string; body: Buffer }> {
  let at = 8;
  while (at + 12 <= data.length) {
    const length = data.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > data.length) return;
    yield { type: data.toString('latin1', at + 4, at + 8), body: data.subarray(at + 8, at + 8 + length) };
    at = end;
  }
}

function inflatedProfile(body: Buffer): Uint8Array | null {
  const name = body.indexOf(0);
  if (name < 1 || name > 79) return null;
  try {
    return inflateSync(body.subarray(name + 2), { maxOutputLength: MAX_PROFILE_BYTES });
  } catch {
    return null;
  }
}
