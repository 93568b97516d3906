import { open } from 'node:fs/promises';
import { diskError } from '../base/disk-error.ts';

/** Random access to the bytes of a file or of a buffer, without loading a file whole. */
export interface ByteReader {
  readonly size: number;
  /** Up to `length` bytes from `offset`; fewer where the bytes end, none beyond. */
  read(offset: number, length: number): Promise<Buffer>;
}

export function bufferReader(bytes: Uint8Array): ByteReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, Math.min(buffer.length, offset + length))),
  };
}

/** Opens `path` for the time of `use`. Throws `disk/*` errors that name the path. */
export async function withFileReader<T>(path: string, use: (reader: ByteReader) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  try {
    const { size } = await handle.stat();
    return await use({
      size,
      read: async (offset, length) => {
        const wanted = Math.max(0, Math.min(length, size - offset));
        const buffer = Buffer.allocUnsafe(wanted);
        let filled = 0;
        while (filled < wanted) {
          const { bytesRead } = await handle.read(buffer, filled, wanted - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      },
    });
  } catch (error) {
    throw diskError(error, path, 'read');
  } finally {
    await handle.close();
  }
}
