import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes this process may still write on the file system that holds `path` (or will hold it). */
export async function freeBytes(path: string): Promise<number> {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const stat = await statfs(folder);
  return stat.bavail * stat.bsize;
}

/**
 * Which disk a folder lies on, as the system numbers it while the disk is plugged in; null when there is no such folder. A
 * medium taken away may leave an empty folder of its name behind, on another disk.
 */
export async function diskOf(folder: string): Promise<string | null> {
  try {
    const found = await stat(folder, { bigint: true });
    return found.isDirectory() ? String(found.dev) : null;
  } catch {
    return null;
  }
}
