import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP made by hand; everything that could be a lie can be told separately. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly data?: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  /** The name in the local header, when it is another. */
  readonly localName?: string;
  /** What the headers claim, when it is not true. */
  readonly claimedSize?: number;
  readonly claimedCompressed?: number;
  readonly claimedCrc?: number;
  /** The directory points here instead of at the entry's own header. */
  readonly offset?: number;
  /** Compressed bytes as they are, whatever `data` would give. */
  readonly packed?: Buffer;
}

export interface RawZip {
  readonly entries: readonly RawEntry[];
  /** Bytes before the first entry, between the entries and the directory, after the end. */
  readonly before?: Buffer;
  readonly between?: Buffer;
  readonly after?: Buffer;
  /** Changes the finished end record (22 bytes without a comment). */
  readonly end?: (record: Buffer) => void;
}

/** A ZIP, correct in all that is not told otherwise. Written apart from the product's own writer on purpose. */
export function rawZip({ entries, before, between, after, end }: RawZip): Buffer {
  const parts: Buffer[] = before ? [before] : [];
  const directory: Buffer[] = [];
  let at = before?.length ?? 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
    const data = Buffer.from((entry.data ?? '') as string);
    const method = entry.method ?? 0;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0x0800, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(0x5cc0, 8);
    shared.writeUInt32LE(entry.claimedCrc ?? crc32(data), 10);
    shared.writeUInt32LE(entry.claimedCompressed ?? packed.length, 14);
    shared.writeUInt32LE(entry.claimedSize ?? data.length, 18);
    const local = Buffer.from(shared);
    local.writeUInt16LE(localName.length, 22);
    const record = Buffer.alloc(46);
    record.write('PK\x01\x02', 'latin1');
    record.writeUInt16LE((3 << 8) | 20, 4);
    shared.copy(record, 6, 0, 22);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    record.writeUInt32LE(entry.offset ?? at, 42);
    directory.push(record, name);
    const whole = [Buffer.from('PK\x03\x04', 'latin1'), local, localName, packed];
    parts.push(...whole);
    at += whole.reduce((sum, part) => sum + part.length, 0);
  }
  if (between) parts.push(between);
  at += between?.length ?? 0;
  const central = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(entries.length, 8);
  last.writeUInt16LE(entries.length, 10);
  last.writeUInt32LE(central.length, 12);
  last.writeUInt32LE(at, 16);
  end?.(last);
  return Buffer.concat([...parts, central, last, after ?? Buffer.alloc(0)]);
}
