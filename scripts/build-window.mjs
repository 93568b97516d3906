/**
 * Builds everything the window needs into dist/: engine, command line and main process with tsc, preload and window with
 * Vite. What has not changed is not built again; the window's new build takes the old one's place in one step, so that a
 * program that is running never finds half of it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache');

const compiled = compile('electron/main');
await bundle('preload', ['electron/preload/**/*.ts', 'shared/contract/*.ts'], buildPreload);
await bundle('renderer', ['renderer/**', 'shared/**/*.ts', 'resources/strings/**'], buildRenderer);
process.exitCode = compiled;

function compile(project) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-b', join(root, project)], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

/** Builds one part when its sources, the packages or this script are not what they were at its last build. */
async function bundle(name, patterns, run) {
  const stamp = join(cache, `${name}.built`);
  const target = join(root, 'dist', name === 'preload' ? 'electron/preload' : name);
  const files = [...globSync(patterns, { cwd: root, withFileTypes: true })]
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of [...files.sort(), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)])
    hash.update(`${path}\n`).update(readFileSync(path));
  const wanted = hash.digest('hex');
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const next = `${target}.${process.pid}`;
  rmSync(next, { recursive: true, force: true });
  await run(next);
  const old = `${target}.old-${process.pid}`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(next, target);
  rmSync(old, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** One CommonJS file: a sandboxed preload script can require nothing but `electron`. */
function buildPreload(outDir) {
  return build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'chrome140',
      lib: { entry: join(root, 'electron/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

function buildRenderer(outDir) {
  return build({
    root: join(root, 'renderer'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}
