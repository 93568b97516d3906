import type { Clock } from '../base/clock.ts';
import { openKeyFile, type Signer } from '../signing/index.ts';

/** Opens a key file for one piece of work and forgets the key afterwards, whatever happens. */
export async function withKey<T>(
  key: { readonly path: string; readonly passphrase: string },
  clock: Clock,
  signal: AbortSignal,
  use: (signer: Signer) => Promise<T> | T,
): Promise<T> {
  const signer = await openKeyFile(key.path, key.passphrase, { now: clock.now(), signal });
  try {
    return await use(signer);
  } finally {
    signer.dispose();
  }
}
