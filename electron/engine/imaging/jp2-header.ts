import type { ByteReader } from './byte-reader.ts';
import type { Colour } from '../../../shared/model/page.ts';
import { HeaderFault, type FileHeader, type StatedDpi } from './frame-header.ts';
import { MAX_JP2_BYTES, MAX_SEGMENTS } from './limits.ts';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the boxes of a JP2 or JPX file (ISO/IEC 15444-1 Annex I). Throws HeaderFault. */
export async function readJp2Header(reader: ByteReader): Promise<FileHeader> {
  if (reader.size > MAX_JP2_BYTES) throw new HeaderFault('too-large', { limit: MAX_JP2_BYTES });
  const boxes = await readBoxes(reader, 0, reader.size);
  const brand = boxes.find((box) => box.type === 'ftyp');
  const code = boxes.find((box) => box.type === 'jp2c');
  if (!code) throw new HeaderFault('no-frames');
  const jp2h = boxes.find((box) => box.type === 'jp2h');
  if (!jp2h) throw new HeaderFault('damaged', { reason: 'no jp2h box' });
  await checkCodestreamEnd(reader, code);
  const inner = await readBoxes(reader, jp2h.start, jp2h.end);
  const ihdr = inner.find((box) => box.type === 'ihdr');
  const body = ihdr ? await reader.read(ihdr.start, 14) : Buffer.alloc(0);
  if (body.length < 14) throw new HeaderFault('damaged', { reason: 'no ihdr box' });
  const height = body.readUInt32BE(0);
  const width = body.readUInt32BE(4);
  const components = body.readUInt16BE(8);
  const depth = (body[10]! & 0x7f) + 1;
  await checkSizesAgree(reader, code, { width, height });
  const name = brand ? (await reader.read(brand.start, 4)).toString('latin1') : '';
  const palette = inner.some((box) => box.type === 'pclr');
  return {
    variant: name === 'jpx ' ? 'jpx' : 'jp2',
    thumbnails: 0,
    frames: [
      {
        index: 0,
        width,
        height,
        bitDepth: body[10] !== 255 && depth > 8 ? 16 : 8,
        colour: colourOf(components, palette),
        codec: 'jp2',
        dpi: await readResolution(reader, inner),
        orientation: 1,
      },
    ],
  };
}

function colourOf(components: number, palette: boolean): Colour {
  if (components < 1 || components > 5)
    throw new HeaderFault('unsupported-samples', { samples: `JPEG 2000, ${components}` });
  return components >= 3 || palette ? 'rgb' : 'grey';
}

async function readBoxes(reader: ByteReader, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to) {
    if (boxes.length > MAX_SEGMENTS) throw new HeaderFault('damaged', { reason: 'too many boxes' });
    const head = await reader.read(at, 16);
    if (head.length < 8) throw new HeaderFault('truncated');
    const short = head.readUInt32BE(0);
    const long = short === 1;
    if (long && head.length < 16) throw new HeaderFault('truncated');
    // 0: the box goes on to the end of the file.
    const length = short === 0 ? to - at : long ? Number(head.readBigUInt64BE(8)) : short;
    const start = at + (long ? 16 : 8);
    if (length < start - at) throw new HeaderFault('damaged', { reason: 'box length' });
    if (at + length > to) throw new HeaderFault('truncated');
    boxes.push({ type: head.toString('latin1', 4, 8), start, end: at + length });
    at += length;
  }
  return boxes;
}

/** The codestream ends with EOC; a decoder fills a missing end with grey and says nothing. */
async function checkCodestreamEnd(reader: ByteReader, code: Box): Promise<void> {
  const end = await reader.read(Math.max(code.start, code.end - 2), 2);
  if (end.length < 2 || end.readUInt16BE(0) !== 0xffd9) throw new HeaderFault('truncated');
}

/** The size in the codestream (SIZ) is the one decoded; another in the box is an attempt to slip past the limit. */
async function checkSizesAgree(reader: ByteReader, code: Box, size: { width: number; height: number }): Promise<void> {
  const siz = await reader.read(code.start, 44);
  if (siz.length < 44 || siz.readUInt32BE(0) !== 0xff4fff51) throw new HeaderFault('damaged', { reason: 'no SIZ' });
  const width = siz.readUInt32BE(8) - siz.readUInt32BE(16);
  const height = siz.readUInt32BE(12) - siz.readUInt32BE(20);
  if (width !== size.width || height !== size.height)
    throw new HeaderFault('damaged', { reason: 'SIZ and ihdr differ' });
}

/** The capture resolution (resc), else the display resolution (resd): points per metre as num/den × 10^exp. */
async function readResolution(reader: ByteReader, inner: readonly Box[]): Promise<StatedDpi | null> {
  const res = inner.find((box) => box.type === 'res ');
  if (!res) return null;
  const found = await readBoxes(reader, res.start, res.end);
  const box = found.find(({ type }) => type === 'resc') ?? found.find(({ type }) => type === 'resd');
  const body = box ? await reader.read(box.start, 10) : null;
  if (!body || body.length < 10) return null;
  const perMetre = (over: number, under: number, exponent: number): number =>
    (body.readUInt16BE(over) / body.readUInt16BE(under)) * 10 ** body.readInt8(exponent);
  const [y, x] = [perMetre(0, 2, 8), perMetre(4, 6, 9)];
  return Number.isFinite(x) && Number.isFinite(y) ? { x: x * 0.0254, y: y * 0.0254 } : null;
}
