import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fetchStep } from './fetch-step.mjs';

const cache = join(import.meta.dirname, '..', '..', '.cache');

/**
 * Installs what `<name>/requirements.txt` names into a virtual environment at .cache/<name>, once;
 * `options` are pip's. Ends the process with 1 and one line when it cannot be had.
 */
export function fetchByPip(name, options = []) {
  const home = join(cache, name);
  const done = join(home, 'complete');
  if (existsSync(done)) return;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(dirname(home), { recursive: true });
  fetchStep(name, 'python3', '-m', 'venv', home);
  const requirements = join(import.meta.dirname, name, 'requirements.txt');
  fetchStep(name, join(home, 'bin', 'python'), '-m', 'pip', 'install', '-q', ...options, '-r', requirements);
  // A virtual environment cannot be moved once made, so a mark says that it is complete.
  writeFileSync(done, '');
}
