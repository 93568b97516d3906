/**
 * The records of a ZIP file (APPNOTE 6.3.10): only what we write and read. Sizes in bytes, all numbers little endian.
 */
export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_OF_DIRECTORY = 0x06054b50;
export const ZIP64_END = 0x06064b50;
export const ZIP64_LOCATOR = 0x07064b50;
export const DESCRIPTOR = 0x08074b50;

export const LOCAL_HEADER_SIZE = 30;
export const CENTRAL_HEADER_SIZE = 46;
export const END_SIZE = 22;
export const ZIP64_END_SIZE = 56;
export const ZIP64_LOCATOR_SIZE = 20;

export const STORED = 0;
export const DEFLATED = 8;
/** General purpose bits: encrypted, sizes follow in a descriptor, name is UTF-8. */
export const FLAG_ENCRYPTED = 0x0001;
export const FLAG_DESCRIPTOR = 0x0008;
export const FLAG_STRONG_ENCRYPTION = 0x0040;
export const FLAG_UTF8 = 0x0800;
export const FLAG_MASKED = 0x2000;

export const MAX_32 = 0xffffffff;
export const MAX_16 = 0xffff;
const ZIP64_EXTRA = 0x0001;
/** Made by: Unix (so that modes mean something), format version 4.5. */
const MADE_BY = (3 << 8) | 45;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;

export interface DosTime {
  readonly date: number;
  readonly time: number;
}

/**
 * An ISO 8601 time as the ZIP format keeps it: Vietnam's wall clock, to two seconds, never before 1980. It does not
 * depend on the PC's own zone, so the same package has the same bytes everywhere.
 */
export function dosTime(iso: string): DosTime {
  const t = new Date(Date.parse(iso) + 7 * 3600_000);
  const year = Math.min(Math.max(t.getUTCFullYear(), 1980), 2107);
  return {
    date: ((year - 1980) << 9) | ((t.getUTCMonth() + 1) << 5) | t.getUTCDate(),
    time: (t.getUTCHours() << 11) | (t.getUTCMinutes() << 5) | (t.getUTCSeconds() >> 1),
  };
}

/** What is known of an entry when its record is written. */
export interface EntryRecord {
  readonly name: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly time: DosTime;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
  /** The local header promised 64-bit sizes. */
  readonly zip64: boolean;
}

export function localHeader(entry: EntryRecord): Buffer {
  const extra = entry.zip64 ? zip64Extra([entry.size, entry.compressed]) : Buffer.alloc(0);
  const header = Buffer.alloc(LOCAL_HEADER_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(entry.zip64 ? 45 : 20, 4);
  common(header, 6, entry);
  header.writeUInt32LE(entry.zip64 ? MAX_32 : entry.compressed, 18);
  header.writeUInt32LE(entry.zip64 ? MAX_32 : entry.size, 22);
  header.writeUInt16LE(entry.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, entry.name, extra]);
}

/** The record after the data of an entry whose sizes were not known before it. */
export function dataDescriptor(entry: EntryRecord): Buffer {
  const record = Buffer.alloc(entry.zip64 ? 24 : 16);
  record.writeUInt32LE(DESCRIPTOR, 0);
  record.writeUInt32LE(entry.crc, 4);
  if (entry.zip64) {
    record.writeBigUInt64LE(BigInt(entry.compressed), 8);
    record.writeBigUInt64LE(BigInt(entry.size), 16);
  } else {
    record.writeUInt32LE(entry.compressed, 8);
    record.writeUInt32LE(entry.size, 12);
  }
  return record;
}

export function centralHeader(entry: EntryRecord): Buffer {
  const wide: number[] = [];
  const narrow = (value: number) => {
    if (value < MAX_32) return value;
    wide.push(value);
    return MAX_32;
  };
  const header = Buffer.alloc(CENTRAL_HEADER_SIZE);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(entry.zip64 ? 45 : 20, 6);
  common(header, 8, entry);
  // The order in the extra field is fixed: size, compressed size, offset, each only when its place holds all ones.
  header.writeUInt32LE(narrow(entry.size), 24);
  header.writeUInt32LE(narrow(entry.compressed), 20);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(REGULAR_FILE_0644, 38);
  header.writeUInt32LE(narrow(entry.offset), 42);
  const extra = wide.length > 0 ? zip64Extra(wide) : Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, entry.name, extra]);
}

/** The end of the file: where the central directory lies, with the 64-bit records when anything needs them. */
export function directoryEnd(entries: number, offset: number, size: number): Buffer {
  const parts: Buffer[] = [];
  if (entries >= MAX_16 || offset >= MAX_32 || size >= MAX_32) {
    const end64 = Buffer.alloc(ZIP64_END_SIZE);
    end64.writeUInt32LE(ZIP64_END, 0);
    end64.writeBigUInt64LE(BigInt(ZIP64_END_SIZE - 12), 4);
    end64.writeUInt16LE(MADE_BY, 12);
    end64.writeUInt16LE(45, 14);
    end64.writeBigUInt64LE(BigInt(entries), 24);
    end64.writeBigUInt64LE(BigInt(entries), 32);
    end64.writeBigUInt64LE(BigInt(size), 40);
    end64.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(ZIP64_LOCATOR_SIZE);
    locator.writeUInt32LE(ZIP64_LOCATOR, 0);
    locator.writeBigUInt64LE(BigInt(offset + size), 8);
    locator.writeUInt32LE(1, 16);
    parts.push(end64, locator);
  }
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(Math.min(entries, MAX_16), 8);
  end.writeUInt16LE(Math.min(entries, MAX_16), 10);
  end.writeUInt32LE(Math.min(size, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  parts.push(end);
  return Buffer.concat(parts);
}

/** 64-bit values of an extra field by their order; undefined when the field is not there or too short. */
export function readZip64Extra(extra: Buffer): number[] | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    if (at + 4 + length > extra.length) return undefined;
    if (id === ZIP64_EXTRA) {
      const values: number[] = [];
      for (let i = 0; i + 8 <= length; i += 8) values.push(Number(extra.readBigUInt64LE(at + 4 + i)));
      return values;
    }
    at += 4 + length;
  }
  return undefined;
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + i * 8));
  return extra;
}

/** The fields both headers share, from the flags to the CRC. */
function common(header: Buffer, at: number, entry: EntryRecord): void {
  header.writeUInt16LE(entry.flags, at);
  header.writeUInt16LE(entry.method, at + 2);
  header.writeUInt16LE(entry.time.time, at + 4);
  header.writeUInt16LE(entry.time.date, at + 6);
  header.writeUInt32LE(entry.crc, at + 8);
}
