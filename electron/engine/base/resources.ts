import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The absolute path of something under resources/ (fonts, schemas, strings), from source, dist/ or a packed program. */
export function resourcePath(...parts: string[]): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'resources', 'strings'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the resources folder is missing from this installation');
    folder = parent;
  }
  return join(folder, 'resources', ...parts);
}
