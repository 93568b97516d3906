import { statfs } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { ROOM_MARGIN_BYTES, ROOM_MARGIN_SHARE } from './limits.ts';

/**
 * Refuses before anything is copied when the disk of `folder` cannot hold `bytes` more and a margin for the database and
 * the file in work: `intake/no-room` with both figures in bytes. Throws `disk/*` when the disk does not answer.
 */
export async function forecastRoom(folder: string, bytes: number): Promise<void> {
  const needed = bytes * (1 + ROOM_MARGIN_SHARE) + ROOM_MARGIN_BYTES;
  let free: number;
  try {
    const disk = await statfs(folder);
    free = disk.bavail * disk.bsize;
  } catch (error) {
    throw diskError(error, folder, 'read');
  }
  if (free < needed)
    throw new AppError('intake/no-room', {
      path: folder,
      needed: Math.ceil(needed),
      free,
    });
}
