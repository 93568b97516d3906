import { useEffect, useState } from 'react';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import { call, shell } from '../../bridge/index.ts';
import { notify, usePreferences } from '../../view/index.ts';

/** Only once for each start of the window: what the person closes stays closed. */
let decided = false;

/**
 * Opens the workspace opened last, when the person wants that; true while it is being opened. `state` undefined: the engine
 * has not said yet whether one is open.
 */
export function useReopen(state: WorkspaceState | null | undefined): boolean {
  const [opening, setOpening] = useState(!decided);
  useEffect(() => {
    if (state === undefined || decided) return;
    decided = true;
    openLatest(state)
      .catch((error: unknown) => notify.error(error))
      .finally(() => setOpening(false));
  }, [state]);
  return opening;
}

async function openLatest(state: WorkspaceState | null): Promise<void> {
  const { reopen, recent } = usePreferences.getState().preferences;
  const [latest] = recent;
  if (state === null && reopen && latest !== undefined) await openRecent(latest);
}

/** Opens a workspace of the list of those opened before. */
export async function openRecent(path: string): Promise<void> {
  const { token } = await shell('recent/token', { path });
  await call('workspace/open', { root: token });
}
