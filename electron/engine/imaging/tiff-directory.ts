import type { ByteReader } from './byte-reader.ts';
import { atPage, HeaderFault } from './frame-header.ts';
import { MAX_DIRECTORY_ENTRIES, MAX_FIELD_VALUES, MAX_FRAMES } from './limits.ts';

/** A field of a directory: integers, rationals as fractions, or text. */
export type FieldValue = readonly number[] | string;

/** One directory (IFD) of a TIFF: tag → value. Fields of kinds we have no use for are left out. */
export interface Directory {
  readonly offset: number;
  readonly fields: ReadonlyMap<number, FieldValue>;
}

/** The byte length of each TIFF field type (TIFF 6.0 section 2; 13, 16 to 18 from its supplements). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
}; // prettier-ignore

export interface DirectoryWanted {
  /** Tags whose values are read; others are skipped unread. */
  readonly tags: ReadonlySet<number>;
}

interface Layout {
  readonly big: boolean;
  readonly little: boolean;
}

/**
 * Reads the chain of directories of a TIFF or BigTIFF. Throws HeaderFault: `truncated` when something lies beyond the
 * end, `looping-directory`, `bad-directory`, `too-many-frames`.
 */
export async function readDirectories(
  reader: ByteReader,
  wanted: DirectoryWanted,
): Promise<{ big: boolean; directories: Directory[] }> {
  const head = await reader.read(0, 16);
  if (head.length < 8) throw new HeaderFault('truncated');
  const little = head[0] === 0x49;
  const magic = little ? head.readUInt16LE(2) : head.readUInt16BE(2);
  const layout: Layout = { little, big: magic === 43 };
  if (magic !== 42 && magic !== 43) throw new HeaderFault('bad-directory', { reason: 'magic number' });
  if (layout.big && head.length < 16) throw new HeaderFault('truncated');
  let offset = layout.big ? uint(head, 8, 8, little) : uint(head, 4, 4, little);
  const seen = new Set<number>();
  const directories: Directory[] = [];
  while (offset !== 0) {
    if (seen.has(offset)) throw new HeaderFault('looping-directory');
    if (directories.length >= MAX_FRAMES) throw new HeaderFault('too-many-frames', { limit: MAX_FRAMES });
    seen.add(offset);
    const index = directories.length;
    const { directory, next } = await readDirectory(reader, offset, layout, wanted).catch((error: unknown) => {
      throw atPage(error, index);
    });
    directories.push(directory);
    offset = next;
  }
  return { big: layout.big, directories };
}

/** One directory of a little TIFF whose byte order is known; EXIF keeps its fields in such a one. */
export async function readDirectory(
  reader: ByteReader,
  offset: number,
  layout: Layout,
  wanted: DirectoryWanted,
): Promise<{ directory: Directory; next: number }> {
  const { big, little } = layout;
  const countBytes = big ? 8 : 2;
  const entryBytes = big ? 20 : 12;
  const wordBytes = big ? 8 : 4;
  const countHead = await reader.read(offset, countBytes);
  if (countHead.length < countBytes) throw new HeaderFault('truncated');
  const count = uint(countHead, 0, countBytes, little);
  if (count === 0 || count > MAX_DIRECTORY_ENTRIES) {
    throw new HeaderFault('bad-directory', { reason: `${count} entries` });
  }
  const table = await reader.read(offset + countBytes, count * entryBytes + wordBytes);
  if (table.length < count * entryBytes) throw new HeaderFault('truncated');
  const fields = new Map<number, FieldValue>();
  for (let i = 0; i < count; i++) {
    const at = i * entryBytes;
    const tag = uint(table, at, 2, little);
    if (!wanted.tags.has(tag) || fields.has(tag)) continue;
    const type = uint(table, at + 2, 2, little);
    const values = uint(table, at + 4, wordBytes, little);
    const bytes = (TYPE_BYTES[type] ?? 0) * values;
    if (values > MAX_FIELD_VALUES) throw new HeaderFault('bad-directory', { reason: `tag ${tag}: ${values} values` });
    if (bytes === 0) continue;
    const inline = at + 4 + wordBytes;
    const data =
      bytes <= wordBytes
        ? table.subarray(inline, inline + bytes)
        : await reader.read(uint(table, inline, wordBytes, little), bytes);
    if (data.length < bytes) throw new HeaderFault('truncated');
    const value = decodeField(data, type, values, little);
    if (value !== null) fields.set(tag, value);
  }
  const end = count * entryBytes;
  // Some writers leave the last four zero bytes off.
  const next = table.length < end + wordBytes ? 0 : uint(table, end, wordBytes, little);
  return { directory: { offset, fields }, next };
}

function decodeField(data: Buffer, type: number, count: number, little: boolean): FieldValue | null {
  if (type === 2 || type === 7) return data.toString('latin1');
  const size = TYPE_BYTES[type]!;
  if (type === 5 || type === 10) {
    return Array.from({ length: count }, (_, i) => {
      const over = uint(data, i * 8, 4, little);
      const under = uint(data, i * 8 + 4, 4, little);
      return under === 0 ? NaN : over / under;
    });
  }
  if (type === 11 || type === 12) return null;
  return Array.from({ length: count }, (_, i) => uint(data, i * size, size, little));
}

function uint(buffer: Buffer, at: number, bytes: number, little: boolean): number {
  if (bytes === 8) return Number(little ? buffer.readBigUInt64LE(at) : buffer.readBigUInt64BE(at));
  return little ? buffer.readUIntLE(at, bytes) : buffer.readUIntBE(at, bytes);
}

/** The first number of a field, or the fallback when the field is absent. */
export function numberOf(directory: Directory, tag: number, fallback: number): number {
  const value = directory.fields.get(tag);
  return typeof value === 'object' ? (value[0] ?? fallback) : fallback;
}

export function numbersOf(directory: Directory, tag: number): readonly number[] | null {
  const value = directory.fields.get(tag);
  return typeof value === 'object' ? value : null;
}
