import { open, type FileHandle } from 'node:fs/promises';
import { diskError } from '../base/disk-error.ts';

/** Random access to an image's bytes, so that one page of a huge TIFF can be read without the rest. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes at `offset`, or fewer when the source ends before. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) =>
      Promise.resolve(offset < 0 ? Buffer.alloc(0) : buffer.subarray(offset, Math.max(offset, offset + length))),
    close: () => Promise.resolve(),
  };
}

/** A file opened for reading. Throws `disk/not-found`, `disk/denied`, `disk/read-failed`. */
export async function bytesOfFile(path: string): Promise<ByteSource> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    throw diskError(error, path, 'read');
  }
  const { size } = await handle.stat();
  return {
    size,
    close: () => handle.close(),
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      const { bytesRead } = await handle.read(buffer, 0, wanted, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
