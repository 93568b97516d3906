// Fetches the pyHanko judge with pip into .cache/pyhanko, once. Exit 1 with one line when it cannot be had.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, '..', '..', '..', '.cache', 'pyhanko');
const done = join(home, 'complete');

function run(program, ...args) {
  const { error, status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (!error && status === 0) return;
  console.error(`pyhanko cannot be had: ${error?.message ?? `${program} ended with ${status}`}`);
  process.exit(1);
}

if (!existsSync(done)) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(dirname(home), { recursive: true });
  run('python3', '-m', 'venv', home);
  // A virtual environment cannot be moved once made, so a mark says that it is complete.
  run(join(home, 'bin', 'python'), '-m', 'pip', 'install', '-q', '-r', join(here, 'requirements.txt'));
  writeFileSync(done, '');
}
