import { call, shell } from '../../bridge/index.ts';
import type { Say } from '../../words/index.ts';

/** Asks for a workspace's folder and opens it. Does nothing when the person thinks better of it. */
export async function chooseWorkspace(say: Say): Promise<void> {
  const [chosen] = await shell('dialog/open', { want: 'folder', title: say('start.openTitle') });
  if (chosen) await call('workspace/open', { root: chosen.token });
}
