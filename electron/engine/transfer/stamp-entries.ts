import { open } from 'node:fs/promises';
import { writeAll } from '../base/write-all.ts';

/** 1 January 1980, 0:00, the first moment a ZIP entry can bear: time in the low half, date in the high one. */
const NO_TIME = 0x0021_0000;
const END = 0x0605_4b50;
const END_SIZE = 22;
const CENTRAL = 0x0201_4b50;
const CENTRAL_SIZE = 46;

/**
 * Takes the time of writing out of every entry of a finished ZIP, so that the same content gives the same bytes. For
 * files below 4 GiB whose directory is not followed by a comment, as the workbook writer makes them; anything else is a
 * bug and throws.
 */
export async function stampEntries(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    const end = await readAt(size - END_SIZE, END_SIZE);
    if (end.readUInt32LE(0) !== END) throw new Error('no end of a ZIP directory');
    const start = end.readUInt32LE(16);
    const directory = await readAt(start, end.readUInt32LE(12));
    const stamp = Buffer.alloc(4);
    stamp.writeUInt32LE(NO_TIME);
    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== CENTRAL) throw new Error('no entry of a ZIP directory');
      stamp.copy(directory, at + 12);
      await writeAll(handle, stamp, directory.readUInt32LE(at + 42) + 10);
      at += CENTRAL_SIZE + [28, 30, 32].reduce((sum, field) => sum + directory.readUInt16LE(at + field), 0);
    }
    await writeAll(handle, directory, start);

    async function readAt(position: number, length: number): Promise<Buffer> {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead !== length) throw new Error('a ZIP that ends too soon');
      return buffer;
    }
  } finally {
    await handle.close();
  }
}
