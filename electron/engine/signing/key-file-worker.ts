import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { isAppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { readKeyFile } from './pkcs12-read.ts';

/** What goes in, once. The pass phrase travels as UTF-8 octets so that both ends can overwrite them. */
export interface KeyFileRequest {
  readonly file: Uint8Array;
  readonly passphrase: Uint8Array;
}

/** What comes out. Keys travel as KeyObjects: their secret never becomes a JavaScript value on the other side. */
export type KeyFileAnswer =
  | {
      readonly keys: readonly { key: KeyObject; id: string | null }[];
      readonly certificates: readonly { der: Uint8Array; id: string | null }[];
    }
  | { readonly error: ErrorRecord };

parentPort?.once('message', (request: KeyFileRequest) => {
  let answer: KeyFileAnswer;
  try {
    const passphrase = Buffer.from(request.passphrase).toString('utf8');
    request.passphrase.fill(0);
    answer = openWithEither(request.file, passphrase);
  } catch (error) {
    answer = { error: toErrorRecord(error) };
  }
  parentPort?.postMessage(answer);
});

/**
 * Vietnamese letters have two Unicode forms and keyboards differ in which they produce: as typed first, then composed, then
 * decomposed.
 */
function openWithEither(file: Uint8Array, passphrase: string): KeyFileAnswer {
  const forms = new Set([passphrase, passphrase.normalize('NFC'), passphrase.normalize('NFD')]);
  let refusal: unknown;
  for (const form of forms) {
    try {
      const { keys, certificates } = readKeyFile(file, form);
      return { keys, certificates };
    } catch (error) {
      if (!isAppError(error, 'signing/key-file-wrong-passphrase')) throw error;
      refusal = error;
    }
  }
  throw refusal;
}
