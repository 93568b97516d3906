/**
 * Installs the project's packages when they are missing or older than the lock file. Runs before every script a
 * newcomer types, on whatever Node the machine has, so it uses nothing but Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.tram-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const isLink = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  if (isLink) {
    // npm would empty the folder it points to, which belongs to another copy of the project.
    console.error(
      'node_modules là liên kết tới nơi khác; hãy bỏ liên kết rồi chạy lại. / node_modules is a link; remove it.',
    );
    process.exit(1);
  }
  console.log('Đang cài các gói cần thiết… / Installing the packages this needs…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('Cài đặt không thành công; xem thông báo của npm ở trên. / Installing failed; see npm above.');
    process.exit(run.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
