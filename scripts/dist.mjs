/**
 * Packs the program: `npm run dist` makes the unpacked folder for this system under release/ (on Linux linux-unpacked/),
 * `npm run dist -- --installers` the installers of electron-builder.yml too. Both want Electron's binary, which comes with
 * Electron's own installer; where it is not there this says so and what to do, and ends with 4.
 *
 * `npm run dist -- --check` packs without Electron, with a hollow binary in its place, takes the result apart and looks
 * whether the program in it is whole and works (scripts/pack-check.mjs).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2);

process.exitCode = build() || (options.includes('--check') ? await check() : pack());

function build() {
  return run(process.execPath, [join(root, 'scripts', 'build-window.mjs')]);
}

async function check() {
  const { packCheck } = await import('./pack-check.mjs');
  return packCheck(root);
}

function pack() {
  const electron = electronFolder();
  if (electron === null) {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
    console.error(
      [
        `Thiếu chương trình chạy Electron ${version} cho ${process.platform}-${process.arch}; chưa đóng gói được.`,
        'Trên máy có mạng: “npx install-electron” trong thư mục dự án, rồi chạy lại “npm run dist”.',
        'Kiểm tra gói không cần Electron: “npm run dist -- --check”.',
        '',
        `Electron ${version}'s binary for ${process.platform}-${process.arch} is missing; nothing was packed.`,
        'On a PC with a network: `npx install-electron` in the project folder, then `npm run dist` again.',
        'What can be checked without it: `npm run dist -- --check`.',
      ].join('\n'),
    );
    return 4;
  }
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const wanted = options.includes('--installers') ? [] : ['--dir'];
  const status = run(process.execPath, [builder, ...wanted, '--publish', 'never', `-c.electronDist=${electron}`]);
  if (status === 0) console.log(`Đã đóng gói vào / Packed into: ${join(root, 'release')}`);
  return status;
}

/** The folder of Electron's binary; null while its installer has not put it there. */
function electronFolder() {
  const folder = join(root, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  return existsSync(join(folder, 'dist', readFileSync(name, 'utf8').trim())) ? join(folder, 'dist') : null;
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
