import { open, type FileHandle } from 'node:fs/promises';
import { digestSpans } from '../../base/digest-file.ts';
import { DigestedBytes, type Span } from '../../base/digested-bytes.ts';
import { diskError } from '../../base/disk-error.ts';
import { NeedMoreBytes, Parser, PdfSyntaxError } from './parse.ts';

/** The first window for an object, and the largest object (without stream data) that is read. Octets. */
const FIRST_WINDOW = 4096;
const MAX_OBJECT = 32 * 1024 * 1024;

/** A file read by offset, or its first `size` octets: an earlier revision is simply a shorter file. */
export class ByteSource {
  readonly path: string;
  readonly size: number;
  readonly #bytes: FileHandle | DigestedBytes;

  private constructor(path: string, bytes: FileHandle | DigestedBytes, size: number) {
    this.path = path;
    this.#bytes = bytes;
    this.size = size;
  }

  /** A file whose bytes are at hand; they must not change while it is read. */
  static of(bytes: Buffer | DigestedBytes): ByteSource {
    const digested = Buffer.isBuffer(bytes) ? new DigestedBytes(bytes, []) : bytes;
    return new ByteSource('', digested, digested.bytes.length);
  }

  /** Opens a file for reading. Throws `disk/*`. */
  static async open(path: string): Promise<ByteSource> {
    try {
      const handle = await open(path, 'r');
      return new ByteSource(path, handle, (await handle.stat()).size);
    } catch (error) {
      throw diskError(error, path, 'read');
    }
  }

  /** The same file up to `size`, sharing the open handle. */
  upTo(size: number): ByteSource {
    return new ByteSource(this.path, this.#bytes, size);
  }

  async close(): Promise<void> {
    if (!(this.#bytes instanceof DigestedBytes)) await this.#bytes.close();
  }

  /** Digest of spans of the file one after another (`[start, length]`, octets). Throws `disk/*`. */
  async digest(algorithm: string, spans: readonly Span[]): Promise<Buffer> {
    return this.#bytes instanceof DigestedBytes
      ? this.#bytes.digest(algorithm, spans)
      : digestSpans(this.path, algorithm, spans);
  }

  /** Up to `length` octets from `offset`; fewer only at the end. */
  async read(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (wanted > MAX_OBJECT * 8) throw new PdfSyntaxError('an object is too large');
    if (this.#bytes instanceof DigestedBytes) return this.#bytes.bytes.subarray(offset, offset + wanted);
    const buffer = Buffer.allocUnsafe(wanted);
    try {
      let done = 0;
      while (done < wanted) {
        const { bytesRead } = await this.#bytes.read(buffer, done, wanted - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return buffer.subarray(0, done);
    } catch (error) {
      throw diskError(error, this.path, 'read');
    }
  }

  /** Runs a parse at `offset`, widening the window until the object is whole. */
  async parse<T>(offset: number, work: (parser: Parser) => T): Promise<T> {
    if (offset < 0 || offset >= this.size) throw new PdfSyntaxError('an offset lies outside the file');
    // What is at hand already needs no window that grows.
    const first = this.#bytes instanceof DigestedBytes ? MAX_OBJECT : FIRST_WINDOW;
    for (let window = first; window <= MAX_OBJECT; window *= 4) {
      const bytes = await this.read(offset, window);
      try {
        return work(new Parser(bytes, offset, offset + bytes.length >= this.size));
      } catch (error) {
        if (!(error instanceof NeedMoreBytes)) throw error;
      }
    }
    throw new PdfSyntaxError('an object is too large');
  }
}
