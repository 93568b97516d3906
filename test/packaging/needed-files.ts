import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { packageFolder } from './packed-files.ts';

/** A file the program needs, and the file that asks for it. */
export interface Need {
  readonly path: string;
  readonly by: string;
}

/**
 * Everything the program loads when it runs, beginning with `entries`: imports, requires and dynamic imports of every
 * module met (modules of packages too), threads by `siblingModule`, what `.resolve('…')` names, and the package.json Node
 * reads on the way. Paths are relative to `root`, with `/`. What cannot be found here either is in `unresolved`, unless the
 * package that asks does not count on it.
 */
export function neededFiles(
  root: string,
  entries: readonly string[],
): { readonly needs: readonly Need[]; readonly unresolved: readonly Need[] } {
  const needs = new Map<string, Need>();
  const unresolved: Need[] = [];
  const queue: string[] = [];
  const want = (absolute: string, by: string): void => {
    const path = relative(root, absolute).split(sep).join('/');
    if (needs.has(path)) return;
    needs.set(path, { path, by });
    if (/\.[cm]?js$/.test(path)) queue.push(absolute);
    const manifest = manifestOf(absolute, root);
    if (manifest !== null) want(manifest, path);
  };
  for (const entry of entries) want(join(root, entry), 'entry');
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const by = relative(root, file).split(sep).join('/');
    for (const { name, as } of asked(file)) {
      if (name === 'electron' || isBuiltin(name)) continue;
      const found = find(name, file, as, root);
      if (found !== null) {
        if (countsOn(name, file, root)) want(found, by);
      } else if (by.startsWith('dist/') || countsOn(name, file, root)) unresolved.push({ path: name, by });
    }
  }
  return { needs: [...needs.values()], unresolved };
}

interface Asked {
  readonly name: string;
  readonly as: 'import' | 'require';
}

/** The names a module asks for. */
function asked(file: string): readonly Asked[] {
  const text = readFileSync(file, 'utf8');
  const esm = isEsm(file);
  const found: Asked[] = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => ({ name: fileName, as: esm ? 'import' : 'require' }));
  if (!file.includes('node_modules')) {
    for (const [, name] of text.matchAll(/siblingModule\(import\.meta\.url, '([^']+)'\)/g))
      found.push({ name: `./${name!}.js`, as: 'import' });
    for (const [, name] of text.matchAll(/\.resolve\('([^']+)'\)/g)) found.push({ name: name!, as: 'require' });
  }
  return found.filter(({ name }) => name !== '' && !/[*${}]/.test(name));
}

function isEsm(file: string): boolean {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  const manifest = manifestOf(file, '/');
  return manifest !== null && (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
}

/** The package.json that says what a file is: the nearest one above it. */
function manifestOf(file: string, root: string): string | null {
  for (let folder = dirname(file); folder.startsWith(root); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return null;
  }
  return null;
}

function find(name: string, from: string, as: Asked['as'], root: string): string | null {
  if (as === 'require' || name.startsWith('#')) {
    try {
      return createRequire(from).resolve(name);
    } catch {
      return null;
    }
  }
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(dirname(from), name);
    return existsSync(path) && statSync(path).isFile() ? path : null;
  }
  const [, packageName, rest] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(name)!;
  const folder = packageFolder(packageName!, dirname(from), root);
  if (folder === null) return null;
  const { exports, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports?: Exports;
    main?: string;
  };
  if (exports !== undefined) {
    const target = exported(exports, `.${rest ?? ''}`);
    return target === null ? null : join(folder, target);
  }
  const path = join(folder, rest ?? main ?? 'index.js');
  return [path, `${path}.js`, join(path, 'index.js')].find((one) => existsSync(one) && statSync(one).isFile()) ?? null;
}

type Exports = string | null | readonly Exports[] | { readonly [condition: string]: Exports };

/** What a package's `exports` give an `import` of `subpath`, by Node's conditions. */
function exported(exports: Exports, subpath: string): string | null {
  if (typeof exports === 'object' && exports !== null && !Array.isArray(exports)) {
    const table = exports as Readonly<Record<string, Exports>>;
    if (Object.keys(table).some((key) => key.startsWith('.'))) {
      if (subpath in table) return conditional(table[subpath]!);
      for (const [key, target] of Object.entries(table)) {
        const [before, after] = key.split('*');
        if (after === undefined || !subpath.startsWith(before!) || !subpath.endsWith(after)) continue;
        const middle = subpath.slice(before!.length, subpath.length - after.length);
        return conditional(target)?.replaceAll('*', middle) ?? null;
      }
      return null;
    }
  }
  return subpath === '.' ? conditional(exports) : null;
}

function conditional(target: Exports): string | null {
  if (typeof target === 'string' || target === null) return target;
  if (Array.isArray(target)) return conditional((target as readonly Exports[])[0] ?? null);
  for (const [condition, inner] of Object.entries(target))
    if (['node', 'import', 'module-sync', 'default'].includes(condition)) {
      const found = conditional(inner);
      if (found !== null) return found;
    }
  return null;
}

/** Whether a module may take a package for granted: its own package lists it as something it needs. Files of its own, always. */
function countsOn(name: string, from: string, root: string): boolean {
  if (/^[./#]/.test(name)) return true;
  const manifest = manifestOf(from, root);
  if (manifest === null) return true;
  const {
    name: own,
    dependencies = {},
    optionalDependencies = {},
  } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name?: string;
    dependencies?: object;
    optionalDependencies?: object;
  };
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)![0];
  return (
    packageName === own || packageName in dependencies || (packageName in optionalDependencies && extname(name) === '')
  );
}
