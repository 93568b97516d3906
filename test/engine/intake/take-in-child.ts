import { importSources } from '../../../electron/engine/intake/index.ts';
import { openWorkspace } from '../../../electron/engine/workspace/index.ts';

/** A run of intake in a process of its own, for tests that kill it. One line on standard output for each item done. */
const [root, box] = process.argv.slice(2);
if (root === undefined || box === undefined) throw new Error('usage: take-in-child WORKSPACE FOLDER');
const ws = await openWorkspace(root);
await importSources(
  ws,
  { paths: [box], batch: 'b' },
  { signal: new AbortController().signal, report: ({ done }) => process.stdout.write(`${done}\n`) },
);
ws.close();
