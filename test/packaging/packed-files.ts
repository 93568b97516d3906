import { existsSync, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/** electron-builder's own matcher of patterns and its lists; the package has no types for them. */
interface BuilderMatcher {
  readonly FileMatcher: new (
    from: string,
    to: string,
    expand: (pattern: string) => string,
    patterns: readonly string[],
  ) => { createFilter(): (file: string, stat: Stats) => boolean };
  readonly excludedExts: string;
  readonly excludedNames: string;
}
const require = createRequire(import.meta.url);
const { FileMatcher, excludedExts, excludedNames } = require('app-builder-lib/out/fileMatcher.js') as BuilderMatcher;
// The reader of YAML electron-builder itself uses.
const { load } = createRequire(require.resolve('app-builder-lib/package.json'))('js-yaml') as {
  load: (text: string) => unknown;
};

/** As much of electron-builder.yml as the tests look at. */
export interface PackConfig {
  readonly files: readonly string[];
  readonly asarUnpack: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly extraMetadata: { readonly main: string };
  readonly [other: string]: unknown;
}

/** The system whose package is looked at. */
export interface PackTarget {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: string;
}

/** Reads electron-builder.yml of a project folder. */
export function readPackConfig(root: string): PackConfig {
  return load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as PackConfig;
}

/**
 * The files electron-builder would pack, as paths inside the archive (with `/`), by its own rules: the `files` patterns in
 * their order for the project's files; the packages of `dependencies` and theirs, with the patterns that leave out;
 * its own exclusions for both. `npm run dist -- --check` compares this list with an archive it really packed.
 */
export function packedFiles(root: string, config: PackConfig, target: PackTarget): Set<string> {
  const filterOf = (patterns: readonly string[]) => {
    const expand = (text: string): string =>
      text.replaceAll('${platform}', target.platform).replaceAll('${arch}', target.arch);
    return new FileMatcher(root, root, expand, patterns).createFilter();
  };
  const ofProgram = filterOf(config.files);
  const ofPackages = filterOf(['**/*', ...config.files.filter((pattern) => pattern.startsWith('!'))]);
  const packed = new Set<string>();
  const take = (top: string, packages: boolean): void => {
    for (const path of walk(top)) {
      const inside = relative(root, path).split(sep).join('/');
      if (EXCLUDED.test(inside)) continue;
      if (packages && EXCLUDED_IN_PACKAGES.test(relative(top, path).split(sep).join('/'))) continue;
      if ((packages ? ofPackages : ofProgram)(path, lstatSync(path))) packed.add(inside);
    }
  };
  for (const top of ['dist', 'resources', 'package.json']) take(join(root, top), false);
  for (const folder of productionPackages(root)) take(folder, true);
  return packed;
}

/** The files beside the archive instead of in it. */
export function unpackedFiles(root: string, config: PackConfig, packed: ReadonlySet<string>): Set<string> {
  const filter = new FileMatcher(root, root, (text) => text, config.asarUnpack).createFilter();
  return new Set([...packed].filter((path) => filter(join(root, path), lstatSync(join(root, path)))));
}

/** Folders of the packages the program needs when it runs, found as Node finds them; nested ones are folders of their own. */
export function productionPackages(root: string): Set<string> {
  const folders = new Set<string>();
  const queue = [root];
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = packageFolder(name, folder, root);
      if (found === null && !(name in optionalDependencies)) throw new Error(`${name} is not installed`);
      if (found !== null && !folders.has(found)) {
        folders.add(found);
        queue.push(found);
      }
    }
  }
  return folders;
}

/** The folder of a package as seen from another folder; null when it is not installed. */
export function packageFolder(name: string, from: string, root: string): string | null {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return null;
}

const anyOf = (list: string): string => list.split(',').map(escapeForPattern).join('|');
/** What electron-builder always leaves out: by the end of the name, by a whole name on the way. */
const EXCLUDED = new RegExp(`\\.(${anyOf(`${excludedExts},pdb`)})$|(^|/)(${anyOf(excludedNames)})(/|$)|(^|/)\\._`);
/** What it leaves out of a package's own folder besides (app-builder-lib/out/util/NodeModuleCopyHelper.js). */
const EXCLUDED_IN_PACKAGES =
  /^(karma\.conf\.js|\.coveralls\.yml|readme(\.md|\.markdown)?|tests?|__tests__|powered-test|examples?|\.bin)(\/|$)|(^|\/)(changelog(\.md)?|binding\.gyp|node_gyp_bins)$/i;

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function walk(path: string): readonly string[] {
  if (lstatSync(path).isFile()) return [path];
  const found: string[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    // Packages inside a package are packages of their own.
    if (entry.isDirectory() && entry.name !== 'node_modules') found.push(...walk(child));
    else if (entry.isFile()) found.push(child);
  }
  return found;
}
