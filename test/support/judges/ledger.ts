import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'vitest';

/**
 * Notes that an outside judge was asked about `count` artefacts of a kind, for the table at the end of
 * `npm run test:conformance`. Without that run around it, it does nothing. `kind` names them in the
 * plural; by itself it is where they are judged.
 */
export function judged(judge: string, count = 1, kind = inThisTest()): void {
  const ledger = process.env['TRAM_JUDGES_LEDGER'];
  if (ledger) appendFileSync(ledger, JSON.stringify({ judge, kind, count }) + '\n');
}

/** Where the test stands, for kinds that have no name of their own. */
export function inThisTest(): string {
  return `in ${basename(expect.getState().testPath ?? 'a test')}`;
}
