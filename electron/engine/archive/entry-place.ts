import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { STORED } from './zip-format.ts';

/**
 * Where a file of a tree lies, as plain data that can be handed to a worker of this process. A ZIP's descriptor is the
 * open file's own, so that the worker reads the very file the directory was read from; it is good until the tree closes.
 */
export type EntryPlace =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | {
      readonly kind: 'zip';
      /** For errors: the ZIP. */
      readonly path: string;
      readonly descriptor: number;
      readonly dataAt: number;
      readonly compressed: number;
      readonly size: number;
      readonly crc: number;
      readonly method: number;
    };

/** Reads files whole, one after another, into memory it uses again. What it hands out is good until the next call. */
export class EntryReader {
  #memory = Buffer.allocUnsafeSlow(512 * 1024);

  /**
   * A file's bytes, held to the same as `PackageTree.read`: size, compression and CRC-32 come out as declared, or it ends
   * with `package/entry-damaged` for `name`. The caller keeps to sizes it can hold. Throws `disk/*`.
   */
  read(place: EntryPlace, name: string): Buffer {
    const bytes = place.kind === 'file' ? this.#file(place.path, place.size) : this.#entry(place);
    if (bytes === null) throw new AppError('package/entry-damaged', { path: name });
    return bytes;
  }

  #file(path: string, size: number): Buffer | null {
    let descriptor: number | null = null;
    try {
      descriptor = openSync(path, 'r');
      // Checked on the open file: between listing and reading a link may have taken its place.
      if (!fstatSync(descriptor).isFile()) return null;
      // One byte more than declared, so that a longer file is seen.
      const bytes = this.#fill(descriptor, size + 1, null);
      return bytes.length === size ? bytes : null;
    } catch (error) {
      throw diskError(error, path, 'read');
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }

  #entry(place: EntryPlace & { kind: 'zip' }): Buffer | null {
    let bytes: Buffer;
    try {
      bytes = this.#fill(place.descriptor, place.compressed, place.dataAt);
    } catch (error) {
      throw diskError(error, place.path, 'read');
    }
    if (bytes.length !== place.compressed) return null;
    const plain = place.method === STORED ? bytes : inflate(bytes, place.size);
    return plain?.length === place.size && crc32(plain) === place.crc ? plain : null;
  }

  #fill(descriptor: number, length: number, at: number | null): Buffer {
    if (this.#memory.length < length) this.#memory = Buffer.allocUnsafeSlow(length * 2);
    let done = 0;
    while (done < length) {
      const read = readSync(descriptor, this.#memory, done, length - done, at === null ? null : at + done);
      if (read === 0) break;
      done += read;
    }
    return this.#memory.subarray(0, done);
  }
}

function inflate(bytes: Buffer, size: number): Buffer | null {
  try {
    // One byte of room more than declared, so that too much is seen as too much and not as a failure.
    return inflateRawSync(bytes, { maxOutputLength: size + 1 });
  } catch {
    return null;
  }
}
