import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's binary, or null where it was not (or could not be) downloaded. Looks where Electron's installer writes; asking
 * the package itself would make it try a download.
 */
export function electronBinary(): string | null {
  const folder = join(import.meta.dirname, '../../../node_modules/electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const path = join(folder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(path) ? path : null;
}
