import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { readKeyFile } from './pkcs12-read.ts';

/** What goes in, once. The pass phrase travels as UTF-8 octets so that both ends can overwrite them. */
export interface KeyFileRequest {
  readonly file: Uint8Array;
  readonly passphrase: Uint8Array;
}

/** What comes out. Keys travel as KeyObjects: their secret never becomes a JavaScript value on the other side. */
export type KeyFileAnswer =
  | { readonly keys: readonly { key: KeyObject; id: string | null }[]; readonly certificates: readonly { der: Uint8Array; id: string | null }[] }
  | { readonly error: ErrorRecord };

parentPort?.once('message', (request: KeyFileRequest) => {
  let answer: KeyFileAnswer;
  try {
    const passphrase = Buffer.from(request.passphrase).toString('utf8');
    request.passphrase.fill(0);
    const { keys, certificates } = readKeyFile(request.file, passphrase);
    answer = { keys, certificates };
  } catch (error) {
    answer = { error: toErrorRecord(error) };
  }
  parentPort?.postMessage(answer);
});
