import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds resources/ and dist/: the project when started from it, the archive of a packed program. */
const root = findRoot(import.meta.dirname);

function findRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'resources', 'strings'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the resources folder is missing from this installation');
    folder = parent;
  }
  return folder;
}

/** A file or folder the program came with. */
export function installedPath(...parts: string[]): string {
  return join(root, ...parts);
}

/** As installedPath, but outside the packed archive when it was unpacked there: for what other processes read by path. */
export function unpackedPath(...parts: string[]): string {
  const packed = installedPath(...parts);
  const unpacked = packed.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');
  return existsSync(unpacked) ? unpacked : packed;
}

/** The program's version. Not `app.getVersion()`: started from the project folder that is Electron's own. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(installedPath('package.json'), 'utf8')) as { version: string }).version;
}
