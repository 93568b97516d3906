import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The absolute path of something under resources/ (fonts, schemas, strings), from source, dist/ or a packed program. What was
 * packed beside the archive is named there, where the system itself can open it.
 */
export function resourcePath(...parts: string[]): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'resources', 'strings'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the resources folder is missing from this installation');
    folder = parent;
  }
  const path = join(folder, 'resources', ...parts);
  const beside = path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  return existsSync(beside) ? beside : path;
}
