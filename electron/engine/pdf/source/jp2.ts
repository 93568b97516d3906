import type { PdfImage } from '../model.ts';

const SIGNATURE = Buffer.from('0000000c6a5020200d0a870a', 'hex');
/** Enumerated colour spaces (ISO/IEC 15444-1 table I.10): sRGB, grey, sYCC. */
const SRGB = 16;
const GREY = 17;
const SYCC = 18;

/**
 * A JPEG 2000 picture as JPXDecode, byte for byte, where ISO 19005-2 6.2.8.3 allows it: one or three components without
 * transparency, one colour box that counts, in a space PDF knows. A bare codestream is put into the boxes PDF asks for.
 * Null when it does not fit.
 */
export function liftJp2(bytes: Uint8Array): PdfImage | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length > 4 && data.readUInt32BE(0) === 0xff4fff51) return liftCodestream(data);
  if (!data.subarray(0, 12).equals(SIGNATURE)) return null;
  const boxes = readBoxes(data);
  const header = boxes.find(({ type }) => type === 'jp2h');
  const code = boxes.find(({ type }) => type === 'jp2c');
  const size = code === undefined ? null : sizeMarker(code.body);
  if (header === undefined || size === null) return null;
  const inner = readBoxes(header.body);
  const colours = inner.filter(({ type }) => type === 'colr');
  if (colours.length !== 1 || inner.some(({ type }) => type === 'cdef' || type === 'pclr' || type === 'cmap'))
    return null;
  const colour = colours[0]!.body;
  const method = colour[0];
  const enumerated = method === 1 && colour.length >= 7 ? colour.readUInt32BE(3) : 0;
  const isKnown = method === 2 || enumerated === SRGB || enumerated === GREY || enumerated === SYCC;
  if (!isKnown || (size.components !== 1 && size.components !== 3)) return null;
  return image(data, size, bytes.length);
}

function liftCodestream(data: Buffer): PdfImage | null {
  const size = sizeMarker(data);
  if (size === null || (size.components !== 1 && size.components !== 3)) return null;
  const ihdr = Buffer.alloc(14);
  ihdr.writeUInt32BE(size.height, 0);
  ihdr.writeUInt32BE(size.width, 4);
  ihdr.writeUInt16BE(size.components, 8);
  ihdr[10] = size.depth - 1;
  ihdr[11] = 7;
  const colr = Buffer.from([1, 0, 0, 0, 0, 0, size.components === 1 ? GREY : SRGB]);
  const file = Buffer.concat([
    SIGNATURE,
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', ihdr), box('colr', colr)])),
    box('jp2c', data),
  ]);
  return image(file, size, data.length);
}

function image(data: Buffer, size: CodestreamSize, sourceBytes: number): PdfImage {
  const { width, height } = size;
  return {
    width,
    height,
    colour: { kind: 'inside' },
    bitsPerComponent: 8,
    filter: 'JPXDecode',
    data,
    fidelity: 'same-bytes',
    sourceBytes,
  };
}

interface CodestreamSize {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly depth: number;
}

/** The SIZ marker, which follows SOC. */
function sizeMarker(code: Buffer): CodestreamSize | null {
  if (code.length < 45 || code.readUInt32BE(0) !== 0xff4fff51) return null;
  return {
    width: code.readUInt32BE(8) - code.readUInt32BE(16),
    height: code.readUInt32BE(12) - code.readUInt32BE(20),
    components: code.readUInt16BE(40),
    depth: (code[42]! & 0x7f) + 1,
  };
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8, type, 'latin1');
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function readBoxes(data: Buffer): { type: string; body: Buffer }[] {
  const boxes: { type: string; body: Buffer }[] = [];
  let at = 0;
  while (at + 8 <= data.length) {
    const stated = data.readUInt32BE(at);
    const isLong = stated === 1 && at + 16 <= data.length;
    const length = stated === 0 ? data.length - at : isLong ? Number(data.readBigUInt64BE(at + 8)) : stated;
    const start = at + (isLong ? 16 : 8);
    if (length < 8 || at + length > data.length || start > at + length) break;
    boxes.push({ type: data.toString('latin1', at + 4, at + 8), body: data.subarray(start, at + length) });
    at += length;
  }
  return boxes;
}
