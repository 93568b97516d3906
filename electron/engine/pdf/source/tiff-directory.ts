import type { ByteSource } from '../bytes.ts';

/** Tags a PDF needs to know (TIFF 6.0; 34675 is the ICC profile of TechNote 1). */
export const TAG = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planar: 284,
  t4Options: 292,
  predictor: 317,
  tileWidth: 322,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  icc: 34675,
} as const;

const MAX_FRAMES = 100_000;
const MAX_ENTRIES = 4_096;
const MAX_VALUES = 1_000_000;
const BYTES_BY_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** One image file directory: numbers of the tags above, and JPEG tables and ICC profile as bytes. */
export interface TiffDirectory {
  readonly isLittleEndian: boolean;
  numbers(tag: number): readonly number[];
  first(tag: number, otherwise: number): number;
  bytes(tag: number): Buffer | null;
}

interface Layout {
  readonly little: boolean;
  readonly big: boolean;
}

/** Directory offsets already walked, per file: frame 999 must not cost a walk over 998 others each time. */
const walked = new Map<string, number[]>();
const MAX_FILES_REMEMBERED = 8;

/**
 * The directory of a frame (0 is the first), classic TIFF or BigTIFF. Null when the bytes are no TIFF, end before it,
 * or are crooked. `key` names the file's present content, for remembering offsets; null remembers nothing.
 */
export async function tiffDirectory(
  source: ByteSource,
  frame: number,
  key: string | null,
): Promise<TiffDirectory | null> {
  const head = await source.read(0, 16);
  if (head.length < 16) return null;
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const little = order === 'II';
  const version = little ? head.readUInt16LE(2) : head.readUInt16BE(2);
  if (version !== 42 && version !== 43) return null;
  const layout: Layout = { little, big: version === 43 };
  const offsets = remembered(key);
  if (offsets.length === 0) offsets.push(layout.big ? long8(head, 8, little) : long(head, 4, little));
  while (offsets.length <= frame) {
    if (offsets.length > MAX_FRAMES) return null;
    const next = await nextDirectory(source, offsets.at(-1)!, layout);
    if (next === 0 || offsets.includes(next)) return null;
    offsets.push(next);
  }
  return readDirectory(source, offsets[frame]!, layout);
}

function remembered(key: string | null): number[] {
  if (key === null) return [];
  const known = walked.get(key) ?? [];
  walked.delete(key);
  walked.set(key, known);
  if (walked.size > MAX_FILES_REMEMBERED) walked.delete(walked.keys().next().value!);
  return known;
}

async function entriesAt(source: ByteSource, offset: number, layout: Layout): Promise<{ count: number; at: number }> {
  const head = await source.read(offset, 8);
  if (head.length < 8) return { count: 0, at: 0 };
  const count = layout.big ? long8(head, 0, layout.little) : short(head, 0, layout.little);
  return { count: count > MAX_ENTRIES ? 0 : count, at: offset + (layout.big ? 8 : 2) };
}

async function nextDirectory(source: ByteSource, offset: number, layout: Layout): Promise<number> {
  const { count, at } = await entriesAt(source, offset, layout);
  if (count === 0) return 0;
  const link = await source.read(at + count * (layout.big ? 20 : 12), 8);
  if (link.length < (layout.big ? 8 : 4)) return 0;
  return layout.big ? long8(link, 0, layout.little) : long(link, 0, layout.little);
}

async function readDirectory(source: ByteSource, offset: number, layout: Layout): Promise<TiffDirectory | null> {
  const { count, at } = await entriesAt(source, offset, layout);
  const size = layout.big ? 20 : 12;
  const table = await source.read(at, count * size);
  if (count === 0 || table.length < count * size) return null;
  const wanted = new Set<number>(Object.values(TAG));
  const values = new Map<number, { type: number; data: Buffer }>();
  for (let entry = 0; entry < table.length; entry += size) {
    const tag = short(table, entry, layout.little);
    if (!wanted.has(tag)) continue;
    const type = short(table, entry + 2, layout.little);
    const items = layout.big ? long8(table, entry + 4, layout.little) : long(table, entry + 4, layout.little);
    const length = items * (BYTES_BY_TYPE[type] ?? 0);
    if (items > MAX_VALUES || length === 0) continue;
    const field = entry + (layout.big ? 12 : 8);
    const inside = length <= (layout.big ? 8 : 4);
    const place = layout.big ? long8(table, field, layout.little) : long(table, field, layout.little);
    const data = inside ? table.subarray(field, field + length) : await source.read(place, length);
    if (data.length === length) values.set(tag, { type, data });
  }
  const numbers = (tag: number) => {
    const value = values.get(tag);
    return value === undefined ? [] : decode(value.type, value.data, layout.little);
  };
  return {
    isLittleEndian: layout.little,
    numbers,
    first: (tag, otherwise) => numbers(tag)[0] ?? otherwise,
    bytes: (tag) => values.get(tag)?.data ?? null,
  };
}

function decode(type: number, data: Buffer, little: boolean): number[] {
  const size = BYTES_BY_TYPE[type]!;
  const read = { 1: (at: number) => data[at]!, 3: (at: number) => short(data, at, little) }[type];
  const wide = { 4: (at: number) => long(data, at, little), 16: (at: number) => long8(data, at, little) }[type];
  const one = read ?? wide;
  return one === undefined ? [] : Array.from({ length: data.length / size }, (_, item) => one(item * size));
}

function short(data: Buffer, at: number, little: boolean): number {
  return little ? data.readUInt16LE(at) : data.readUInt16BE(at);
}

function long(data: Buffer, at: number, little: boolean): number {
  return little ? data.readUInt32LE(at) : data.readUInt32BE(at);
}

/** Eight bytes as a number; past 2^53 no file reaches, and the read that follows comes back empty. */
function long8(data: Buffer, at: number, little: boolean): number {
  return Number(little ? data.readBigUInt64LE(at) : data.readBigUInt64BE(at));
}
