// Fetches the veraPDF judge with Maven into .cache/verapdf/lib, once. Exit 1 with one line when it cannot be had.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, '..', '..', '..', '.cache', 'verapdf');
const lib = join(home, 'lib');

if (!existsSync(lib)) {
  mkdirSync(home, { recursive: true });
  const part = join(home, 'lib.part');
  rmSync(part, { recursive: true, force: true });
  const args = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${part}`];
  const maven = spawnSync('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (maven.error || maven.status !== 0) {
    console.error(`verapdf cannot be had: ${maven.error?.message ?? `mvn ended with ${maven.status}`}`);
    process.exit(1);
  }
  renameSync(part, lib);
}
