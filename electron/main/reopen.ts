import { AppError } from '../../shared/contract/app-error.ts';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { EngineClient } from './engine-client.ts';
import type { PreferenceStore } from './preference-store.ts';

/**
 * Opens the workspace opened last, when the person wants that, at once: the engine checks it while the window is still being
 * loaded. The function returned waits until that is over and throws the error that kept it closed; it is told once, a
 * document that is loaded anew does not hear it again.
 */
export function reopenLatest(
  engine: Pick<EngineClient, 'call'>,
  preferences: Pick<PreferenceStore, 'get'>,
): () => Promise<null> {
  const { reopen, recent } = preferences.get();
  const [root] = recent;
  let opening: Promise<Answer> | null =
    reopen && root !== undefined ? engine.call('reopen', 'workspace/open', { root }) : null;
  return async () => {
    const answer = await opening;
    opening = null;
    if (answer === null || answer.ok) return null;
    const { code, params, details } = answer.error;
    throw new AppError(code, params, { details });
  };
}
