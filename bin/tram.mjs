#!/usr/bin/env node
// Plain old JavaScript without imports: it must be able to say its one sentence on any Node.
const needed = [22, 13];
const found = process.versions.node.split('.').map(Number);
if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  process.stderr.write(
    'Node.js ' +
      process.versions.node +
      ' quá cũ; tram cần Node.js 22.13 trở lên. Chạy “npm run tram -- …” hoặc “npx tram …” ' +
      'trong thư mục dự án: Node đúng phiên bản có sẵn ở đó.\n' +
      'Node.js ' +
      process.versions.node +
      ' is too old; tram needs Node.js 22.13 or newer. Run `npm run tram -- …` or ' +
      '`npx tram …` in the project folder: the right Node is there.\n',
  );
  process.exit(4);
}
// Compiled code is kept for the next start: in this person's own cache folder, never in a folder others may write to (what
// lies there is run) nor in the installed program. Where it cannot be written, the start only takes a little longer.
const caches =
  process.platform === 'win32'
    ? process.env.LOCALAPPDATA
    : process.env.XDG_CACHE_HOME || (process.env.HOME && process.env.HOME + '/.cache');
if (caches) {
  const fs = process.getBuiltinModule('node:fs');
  try {
    // Made one by one: Node's own making of whole paths does not come back from a place like /proc.
    for (const folder of [caches, caches + '/tram-luu-tru']) if (!fs.existsSync(folder)) fs.mkdirSync(folder, 0o700);
    process.getBuiltinModule('node:module').enableCompileCache(caches + '/tram-luu-tru');
  } catch {
    // No such place.
  }
}
import('../dist/electron/cli/main.js').then(
  function (cli) {
    return cli.main(process.argv.slice(2)).then(
      function (code) {
        process.exitCode = code;
      },
      function (error) {
        process.stderr.write('tram: ' + (error.stack || error) + '\n');
        process.exitCode = 5;
      },
    );
  },
  function (error) {
    process.stderr.write('tram: ' + error.message + '\nChạy “npm run build” trước. / Run `npm run build` first.\n');
    process.exitCode = 5;
  },
);
