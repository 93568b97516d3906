import { spawnSync } from 'node:child_process';
import { findChromium } from '../../support/electron-stand-in/screen/chromium.ts';

/** As long as apt-get may take, in ms. */
const APT_LIMIT = 600_000;

/** Sees to it that there is a Chromium, by apt-get as root; null when there is one, else why there is none. */
export function needChromium(): string | null {
  if (findChromium() !== null) return null;
  const none = 'there is neither Electron nor a Chromium';
  if (spawnSync('apt-get', ['--version']).status !== 0) return `${none}, and no apt-get to install one`;
  if (process.getuid?.() !== 0) return `${none}; only root may install it: apt-get install chromium`;
  console.log('Installing chromium…');
  apt('update');
  const said = apt('install', '-y', '--no-install-recommends', 'chromium');
  return findChromium() === null ? `${none}; apt-get install chromium: ${said}` : null;
}

/** Runs apt-get; the last it says. */
function apt(...args: readonly string[]): string {
  const { stderr, stdout, error } = spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    timeout: APT_LIMIT,
  });
  return error?.message ?? (`${stdout}\n${stderr}`.trim().split('\n').at(-1) || 'it said nothing');
}
