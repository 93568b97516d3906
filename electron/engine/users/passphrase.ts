import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';

/** Characters a new pass phrase must have (NIST SP 800-63B: at least 8; longer words instead of odd signs). */
export const PASSPHRASE_MIN = 8;

/** Parameters of scrypt (RFC 7914). Bounds: a database from outside must not make us fill the memory. */
export const Cost = z.object({
  N: z
    .number()
    .int()
    .min(1 << 10)
    .max(1 << 18),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(8),
});
export type Cost = z.infer<typeof Cost>;

/** 32 MB and about a fifth of a second on an office PC: OWASP's smallest for N = 2^15. */
const COST: Cost = { N: 1 << 15, r: 8, p: 3 };
const SALT = 16;
const LENGTH = 32;
/** Beside the 128·N·r bytes of the algorithm. */
const MEMORY_MARGIN = 1 << 20;

/** What is kept of a pass phrase. */
export interface Kept {
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly cost: Cost;
}

/** Makes what is kept of a new pass phrase. Throws `users/passphrase-short`. */
export async function keep(passphrase: string): Promise<Kept> {
  const length = passphrase.normalize('NFC').length;
  if (length < PASSPHRASE_MIN) throw new AppError('users/passphrase-short', { least: PASSPHRASE_MIN });
  const salt = randomBytes(SALT);
  return { salt, hash: await stretch(passphrase, salt, COST), cost: COST };
}

/**
 * Whether this is the pass phrase. Takes as long for a person who does not exist (`kept` null) as for one who does, so that
 * nobody learns names by the time it takes.
 */
export async function isPassphrase(kept: Kept | null, passphrase: string): Promise<boolean> {
  const { salt, hash, cost } = kept ?? { salt: Buffer.alloc(SALT), hash: Buffer.alloc(LENGTH), cost: COST };
  const same = timingSafeEqual(await stretch(passphrase, salt, cost), hash);
  return same && kept !== null;
}

/** Composed first: two ways of typing the same Vietnamese letter are one pass phrase. */
function stretch(passphrase: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const maxmem = 128 * N * r + 128 * r * p + MEMORY_MARGIN;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, LENGTH, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
