import { beforeWrites } from '../../support/trust/before-writes.ts';

/**
 * Opens a workspace as the window does and is killed when it is about to take away the file of that number; one line for
 * each.
 */
const [root, killAt] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: tidy-child WORKSPACE NUMBER');
let count = 0;
await beforeWrites(({ operation }) => {
  if (operation !== 'unlinkSync') return;
  count += 1;
  process.stdout.write('.');
  if (count === Number(killAt)) process.kill(process.pid, 'SIGKILL');
});
const { EngineSession } = await import('../../../electron/engine/session/index.ts');
await new EngineSession({ emit: () => undefined, actor: 'test', tidyAfter: 0 }).call('1', 'workspace/open', { root });
// The tidying alone keeps no process alive.
setTimeout(() => undefined, 10_000);
