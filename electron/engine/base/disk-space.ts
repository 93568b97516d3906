import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes this process may still write on the file system that holds `path` (or will hold it). */
export async function freeBytes(path: string): Promise<number> {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const stat = await statfs(folder);
  return stat.bavail * stat.bsize;
}
