import { createHash, hash } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ByteSink } from '../xml/index.ts';
import { ByteStore } from './byte-store.ts';
import { checkExpected } from './check-expected.ts';
import { NameRegister } from './name-register.ts';
import { OutputFile } from './output-file.ts';
import { SourceReader } from './read-source.ts';
import type { TreeSink, Written } from './tree-sink.ts';
import * as zip from './zip-format.ts';

/** Bytes compressed at a time. Segments do not refer to each other, so one may follow another for ever. */
const SEGMENT = 1024 * 1024;
/** Above this, 64-bit sizes are promised before the data is there. */
const NEAR_4_GIB = zip.MAX_32 - 64 * 1024 * 1024;
const LEVEL = 6;

export interface ZipOptions {
  /** The time every entry bears, ISO 8601. */
  readonly time: string;
  /** A folder that holds everything. */
  readonly root?: string;
  /** Digests of the ZIP itself, taken while it is written: `sha256`, `sha512`. */
  readonly digests?: readonly string[];
}

export interface ZipResult {
  readonly size: number;
  readonly entries: number;
  /** Lower-case hex by algorithm. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * Writes a ZIP from front to back and never goes back, so that digests of the whole fall out on the way. Copied files
 * are stored, produced ones deflated. Above 4 GiB or 65,535 entries it becomes ZIP64. The same calls give the same
 * bytes. Files too large for memory travel as deflate blocks without compression: their checksum is not known when
 * their header is written, and stored data with a checksum behind it is what streaming readers refuse.
 */
export class ZipSink implements TreeSink {
  readonly #out: OutputFile;
  readonly #root: string;
  readonly #time: zip.DosTime;
  readonly #names = new NameRegister();
  readonly #source = SourceReader.take();
  #isClosed = false;
  /** The central headers: about 150 bytes per entry. */
  readonly #directory = new ByteStore();
  #entries = 0;

  private constructor(out: OutputFile, options: ZipOptions) {
    this.#out = out;
    this.#root = options.root === undefined ? '' : `${options.root}/`;
    this.#time = zip.dosTime(options.time);
  }

  static async create(path: string, options: ZipOptions): Promise<ZipSink> {
    return new ZipSink(await OutputFile.create(path, options.digests), options);
  }

  async copyFile(source: string, name: string, expected?: string): Promise<Written> {
    const found = await this.#source.whole(source);
    if (typeof found !== 'number') {
      const written = { size: found.length, sha256: hash('sha256', found, 'hex').toUpperCase() };
      checkExpected(source, written, expected);
      await this.#whole(name, zip.STORED, found, found);
      return written;
    }
    const entry = await this.#begin(name, found >= NEAR_4_GIB);
    const digest = new Digest();
    for await (const chunk of this.#source.chunks(source)) {
      digest.update(chunk);
      await this.#out.write(segment(chunk, 0));
    }
    await this.#out.write(segment(Buffer.alloc(0), 0, true));
    const written = digest.written();
    checkExpected(source, written, expected);
    await this.#end(entry, digest);
    return written;
  }

  async writeFile(name: string, produce: (out: ByteSink) => Promise<void>): Promise<Written> {
    const digest = new Digest();
    let held: Buffer[] = [];
    let heldBytes = 0;
    let entry: Begun | undefined;
    await produce({
      write: async (chunk) => {
        digest.update(chunk);
        held.push(Buffer.from(chunk));
        heldBytes += chunk.length;
        if (heldBytes < SEGMENT) return;
        entry ??= await this.#begin(name, false);
        await this.#out.write(segment(Buffer.concat(held), LEVEL));
        held = [];
        heldBytes = 0;
      },
    });
    const rest = Buffer.concat(held);
    if (entry) {
      await this.#out.write(segment(rest, LEVEL, true));
      await this.#end(entry, digest);
    } else {
      await this.#whole(name, zip.DEFLATED, rest, segment(rest, LEVEL, true));
    }
    return digest.written();
  }

  /** Writes the central directory and flushes the file. */
  async finish(): Promise<ZipResult> {
    const offset = this.#out.position;
    for (const headers of this.#directory) await this.#out.write(headers);
    const size = this.#out.position - offset;
    await this.#out.write(zip.directoryEnd(this.#entries, offset, size));
    return { ...(await this.#out.finish()), entries: this.#entries };
  }

  /** Closes the file, finished or not. */
  async close(): Promise<void> {
    if (!this.#isClosed) this.#source.giveBack();
    this.#isClosed = true;
    await this.#out.close();
  }

  /** An entry whose bytes are all at hand: its header says everything. */
  async #whole(name: string, method: number, plain: Buffer, data: Buffer): Promise<void> {
    const entry: zip.EntryRecord = {
      name: this.#take(name),
      method,
      flags: zip.FLAG_UTF8,
      time: this.#time,
      crc: crc32(plain),
      compressed: data.length,
      size: plain.length,
      offset: this.#out.position,
      zip64: false,
    };
    await this.#out.write(zip.localHeader(entry));
    await this.#out.write(data);
    this.#list(entry);
  }

  async #begin(name: string, zip64: boolean): Promise<Begun> {
    const entry: zip.EntryRecord = {
      name: this.#take(name),
      method: zip.DEFLATED,
      flags: zip.FLAG_UTF8 | zip.FLAG_DESCRIPTOR,
      time: this.#time,
      crc: 0,
      compressed: 0,
      size: 0,
      offset: this.#out.position,
      zip64,
    };
    await this.#out.write(zip.localHeader(entry));
    return { entry, dataAt: this.#out.position };
  }

  async #end({ entry, dataAt }: Begun, digest: Digest): Promise<void> {
    const done = { ...entry, crc: digest.crc, size: digest.size, compressed: this.#out.position - dataAt };
    await this.#out.write(zip.dataDescriptor(done));
    this.#list(done);
  }

  #list(entry: zip.EntryRecord): void {
    this.#directory.append(zip.centralHeader(entry));
    this.#entries++;
  }

  #take(name: string): Buffer {
    return Buffer.from(this.#names.take(this.#root + name), 'utf8');
  }
}

interface Begun {
  readonly entry: zip.EntryRecord;
  readonly dataAt: number;
}

/** What is taken from bytes on their way. */
class Digest {
  readonly #sha = createHash('sha256');
  crc = 0;
  size = 0;

  update(chunk: Uint8Array): void {
    this.#sha.update(chunk);
    this.crc = crc32(chunk, this.crc);
    this.size += chunk.length;
  }

  written(): Written {
    return { size: this.size, sha256: this.#sha.digest('hex').toUpperCase() };
  }
}

/** A run of deflate blocks that ends at a byte; with `last` also the end of the stream. */
function segment(bytes: Uint8Array, level: number, last = false): Buffer {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  return deflateRawSync(bytes, { level, finishFlush, chunkSize: Math.max(64, bytes.length + 4096) });
}
