import { useEffect, useState } from 'react';
import { call, shell } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/** True at the start of the window until the workspace opened last is open again, or nothing is to be opened. */
export function useReopen(): boolean {
  const [reopening, setReopening] = useState(true);
  useEffect(() => {
    shell('recent/reopened', {})
      .catch((error: unknown) => notify.error(error))
      .finally(() => setReopening(false));
  }, []);
  return reopening;
}

/** Opens a workspace of the list of those opened before. */
export async function openRecent(path: string): Promise<void> {
  const { token } = await shell('recent/token', { path });
  await call('workspace/open', { root: token });
}
