import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { TrustItem } from '../reports/trust.ts';
import type { VerifyReport } from '../reports/verify.ts';
import { none, path } from './inputs.ts';

const kind = z.enum(['anchor', 'crl']);

/** What verification rests on, kept in the workspace; and verifying what was received with it. */
export const trustCommands = {
  'trust/list': command({ kind: 'read', input: none, output: answer<readonly TrustItem[]>(), about: ['workspace'] }),
  /** Takes certificates or revocation lists (DER or PEM) from a file; answers those added. */
  'trust/add': command({
    kind: 'write',
    input: z.object({ path, kind }),
    output: answer<readonly TrustItem[]>(),
    needs: 'administer',
    paths: ['path'],
  }),
  'trust/remove': command({
    kind: 'write',
    input: z.object({ sha256: z.string().length(64), kind }),
    output: answer<null>(),
    needs: 'administer',
  }),
  /** Verifies a path with what the workspace trusts. */
  'receive/verify': command({
    kind: 'read',
    input: z.object({ path }),
    output: answer<VerifyReport>(),
    long: true,
    paths: ['path'],
  }),
} as const;
