/**
 * Packs the program for Linux by electron-builder as `npm run dist` does, with a hollow file in place of Electron's binary,
 * and takes the package apart: the archive holds exactly the files test/packaging computes, the fuses are set, and the
 * command line runs the whole demo job from what was packed, away from the project and its node_modules.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { packedFiles, readPackConfig, unpackedFiles } from '../test/packaging/packed-files.ts';

/** Where the fuses lie in a real binary: behind this mark, the version of the wire, its length, a letter for each. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Answers the exit code: 0 when the package is whole. */
export async function packCheck(root) {
  const folder = mkdtempSync(join(tmpdir(), 'tram-pack-'));
  try {
    const faults = await lookInto(root, folder);
    for (const fault of faults) console.error(`✗ ${fault}`);
    console.log(faults.length === 0 ? '✓ The package is whole and works.' : `${faults.length} faults.`);
    return faults.length === 0 ? 0 : 3;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lookInto(root, folder) {
  const packed = pack(root, hollowElectron(folder), join(folder, 'out'));
  const archive = join(packed, 'resources', 'app.asar');
  const { extractAll, listPackage, statFile } = createRequire(
    createRequire(import.meta.url).resolve('app-builder-lib/package.json'),
  )('@electron/asar');
  const program = join(folder, 'program');
  extractAll(archive, program);
  cpSync(`${archive}.unpacked`, program, { recursive: true });
  const found = listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive, path)));
  const config = readPackConfig(root);
  const expected = packedFiles(root, config, { platform: 'linux', arch: process.arch });
  const faults = [
    ...differences('archive', name(program, found), name(root, expected)),
    ...differences(
      'files beside the archive',
      name(
        program,
        found.filter((path) => statFile(archive, path).unpacked),
      ),
      name(root, unpackedFiles(root, config, expected)),
    ),
    ...(await wrongFuses(config, join(packed, 'tram-luu-tru'))),
  ];
  console.log(`${found.length} files packed`);
  faults.push(...demo(program, join(folder, 'demo')));
  return faults;
}

/**
 * Files named by the package they belong to: electron-builder moves packages up where nothing else has their name, so the
 * same file may lie elsewhere.
 */
function name(folder, paths) {
  return new Set(
    [...paths].map((path) => {
      const [, home, inside] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path) ?? [];
      if (home === undefined) return path;
      const { name, version } = JSON.parse(readFileSync(join(folder, home, 'package.json'), 'utf8'));
      return `${name}@${version}: ${inside}`;
    }),
  );
}

function differences(what, found, expected) {
  return [
    ...[...expected].filter((path) => !found.has(path)).map((path) => `${what}: computed, but not there: ${path}`),
    ...[...found].filter((path) => !expected.has(path)).map((path) => `${what}: there, but not computed: ${path}`),
  ];
}

function hollowElectron(folder) {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(join(electron, 'locales'));
  for (const language of ['vi', 'en-US', 'fr']) writeFileSync(join(electron, 'locales', `${language}.pak`), '');
  const wire = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, 9]), Buffer.from('100100011'), Buffer.alloc(64)]);
  writeFileSync(join(electron, 'electron'), wire, { mode: 0o755 });
  return electron;
}

function pack(root, electron, output) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = ['--linux', '--dir', '--publish', 'never'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builder, ...args, `-c.electronDist=${electron}`, `-c.directories.output=${output}`],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`electron-builder ended with ${status}:\n${stdout}\n${stderr}`);
  return join(output, 'linux-unpacked');
}

async function wrongFuses({ electronFuses }, binary) {
  const wire = await getCurrentFuseWire(binary);
  return Object.entries(electronFuses)
    .filter(([name, on]) => wire[FuseV1Options[name[0].toUpperCase() + name.slice(1)]] !== (on ? 0x31 : 0x30))
    .map(([name]) => `fuse not set: ${name}`);
}

/** The whole main job out of what was packed. Nothing of the project is near: a missing file is a fault, not found elsewhere. */
function demo(program, out) {
  const start = join(program, 'start.mjs');
  writeFileSync(
    start,
    "import { main } from './dist/electron/cli/main.js';\nprocess.exitCode = await main(process.argv.slice(2));\n",
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, 'demo', '--out', out], {
    cwd: program,
    encoding: 'utf8',
    env: { ...process.env, NODE_PATH: '', NODE_OPTIONS: '' },
  });
  return status === 0 ? [] : [`the demo ended with ${status}:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`];
}
