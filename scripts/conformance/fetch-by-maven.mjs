import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchStep } from './fetch-step.mjs';

/**
 * Copies what `<name>/pom.xml` depends on into .cache/<name>/lib, once.
 * Ends the process with 1 and one line when it cannot be had.
 */
export function fetchByMaven(name) {
  const home = join(import.meta.dirname, '..', '..', '.cache', name);
  const lib = join(home, 'lib');
  if (existsSync(lib)) return;
  mkdirSync(home, { recursive: true });
  const part = join(home, 'lib.part');
  rmSync(part, { recursive: true, force: true });
  const pom = join(import.meta.dirname, name, 'pom.xml');
  fetchStep(name, 'mvn', '-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${part}`);
  renameSync(part, lib);
}
