import { open, type FileHandle } from 'node:fs/promises';
import { diskError } from '../../base/disk-error.ts';
import { NeedMoreBytes, Parser, PdfSyntaxError } from './parse.ts';

/** The first window for an object, and the largest object (without stream data) that is read. Octets. */
const FIRST_WINDOW = 4096;
const MAX_OBJECT = 32 * 1024 * 1024;

/** A file read by offset, or its first `size` octets: an earlier revision is simply a shorter file. */
export class ByteSource {
  readonly path: string;
  readonly size: number;
  readonly #handle: FileHandle;

  constructor(path: string, handle: FileHandle, size: number) {
    this.path = path;
    this.#handle = handle;
    this.size = size;
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
    return new ByteSource(this.path, this.#handle, size);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  /** Up to `length` octets from `offset`; fewer only at the end. */
  async read(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (wanted > MAX_OBJECT * 8) throw new PdfSyntaxError('an object is too large');
    const buffer = Buffer.alloc(wanted);
    try {
      let done = 0;
      while (done < wanted) {
        const { bytesRead } = await this.#handle.read(buffer, done, wanted - done, offset + done);
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
    for (let window = FIRST_WINDOW; window <= MAX_OBJECT; window *= 4) {
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
