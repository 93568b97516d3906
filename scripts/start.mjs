/**
 * Opens the window: on Electron where its binary is there or can be had, else on a Chromium by way of the stand-in
 * (test/support/electron-stand-in). Says which. What follows `--` goes to the program: `npm start -- --user-data-dir=…`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electronFolder = join(root, 'node_modules', 'electron');
const entry = join(root, 'dist', 'electron', 'main', 'entry.js');
const args = process.argv.slice(2);
/** A failed download is not tried again for so long, in ms: on a PC without a network every start would wait for it. */
const RETRY_AFTER = 24 * 3600 * 1000;

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-window.mjs')], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const wantsStandIn = process.env.TRAM_STAND_IN === '1';
const electron = wantsStandIn ? null : (electronBinary() ?? downloadElectron());
process.exitCode = electron === null ? await runStandIn() : await runElectron(electron);

/** Where Electron's installer puts its binary; null while it is not there. */
function electronBinary() {
  const name = join(electronFolder, 'path.txt');
  if (!existsSync(name)) return null;
  const path = join(electronFolder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(path) ? path : null;
}

function downloadElectron() {
  const tried = join(root, '.cache', 'electron-not-had');
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < RETRY_AFTER) return null;
  console.log('Chưa có Electron, đang thử tải (một lần)… / Electron is not here; trying to get it (once)…');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: 300_000 });
  const path = electronBinary();
  if (path === null) {
    mkdirSync(dirname(tried), { recursive: true });
    writeFileSync(tried, '');
  }
  return path;
}

function runElectron(path) {
  console.log('Mở cửa sổ bằng Electron. / Opening the window on Electron.');
  const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [entry, ...sandbox, ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function runStandIn() {
  const { startOnChromium } = await import('../test/support/electron-stand-in/screen/start-on-chromium.ts');
  return startOnChromium(entry, args);
}
