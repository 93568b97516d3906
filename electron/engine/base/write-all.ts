import type { FileHandle } from 'node:fs/promises';

/**
 * Writes every byte of a chunk, at `position` or where the file stands. One call of the system may take only a part of it, as
 * on a disk that is filling up; the next one then says so.
 */
export async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number | null = null): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const at = position === null ? null : position + done;
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at);
    done += bytesWritten;
  }
}
