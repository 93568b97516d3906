import { createHash } from 'node:crypto';
import type { Hashes } from './format.ts';

/** Both digests of a stream of bytes in one pass. */
export function createHashes(): Hashes {
  const sha256 = createHash('sha256');
  const sha512 = createHash('sha512');
  return {
    update(chunk) {
      sha256.update(chunk);
      sha512.update(chunk);
    },
    digest: () => ({ sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }),
  };
}
