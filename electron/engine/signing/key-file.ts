import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { siblingModule } from '../base/sibling-module.ts';
import { judgeKey } from './algorithms.ts';
import { isSelfIssued, readCertificate, type Certificate } from './certificate.ts';
import type { KeyFileAnswer, KeyFileRequest } from './key-file-worker.ts';
import { MAX_KEY_FILE } from './pkcs12-read.ts';
import { sameName } from './names.ts';
import type { Signer } from './signer.ts';

/** Opening takes a second or two at most; a file that needs longer than this was made to stall us. Milliseconds. */
const OPEN_LIMIT = 60_000;
/** The beginning of a text in PEM armour (RFC 7468), which other text may go before. */
const PEM = /^\uFEFF?-----BEGIN [A-Z0-9 ]+-----/m;
/** The longest chain put into a signature. */
const MAX_CHAIN = 8;

export interface OpenKeyOptions {
  readonly now: Date;
  /** Opens a key whose certificate is not valid now, for tests that must make such signatures. */
  readonly allowOutsideValidity?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Opens a PKCS#12 key file and returns a Signer over its one key. Runs in a worker thread, because stretching the pass
 * phrase blocks; the worker ends before this returns, and nothing here keeps the pass phrase. Throws `signing/key-file-*`
 * (damaged, pem, wrong-passphrase, unsupported, too-large, too-costly), `signing/no-key`, `several-keys`, `no-certificate`,
 * `weak-key`, `key-kind-unsupported`, `key-certificate-expired`, `key-certificate-not-yet-valid` and `disk/*`.
 */
export async function openKeyFile(
  file: string | Uint8Array,
  passphrase: string,
  options: OpenKeyOptions,
): Promise<Signer> {
  const bytes = typeof file === 'string' ? await readBounded(file) : file;
  if (PEM.test(Buffer.from(bytes.subarray(0, 4096)).toString('utf8'))) throw new AppError('signing/key-file-pem');
  const opened = await openInWorker(bytes, passphrase, options.signal);
  const [first, second] = distinct(opened.keys);
  if (first === undefined) throw new AppError('signing/no-key');
  if (second !== undefined) throw new AppError('signing/several-keys', { count: opened.keys.length });
  const certificates = opened.certificates.map((item) => readCertificate(item.der));
  const own = certificates.find((certificate) => certificate.publicKey?.equals(createPublicKey(first)) === true);
  if (own === undefined) throw new AppError('signing/no-certificate');
  checkKey(first, own, options);
  return keySigner(first, own, chainAbove(own, certificates));
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_KEY_FILE) throw new AppError('signing/key-file-too-large', { size, limit: MAX_KEY_FILE });
    return await readFile(path);
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

async function openInWorker(
  file: Uint8Array,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<Exclude<KeyFileAnswer, { error: unknown }>> {
  if (file.length > MAX_KEY_FILE)
    throw new AppError('signing/key-file-too-large', { size: file.length, limit: MAX_KEY_FILE });
  if (signal?.aborted === true) throw new AppError('internal/cancelled');
  const worker = new Worker(siblingModule(import.meta.url, 'key-file-worker'));
  const phrase = new Uint8Array(Buffer.from(passphrase, 'utf8'));
  let timer: NodeJS.Timeout | undefined;
  let cancel: (() => void) | undefined;
  try {
    const answer = await new Promise<KeyFileAnswer>((resolve, reject) => {
      timer = setTimeout(
        () => reject(new AppError('signing/key-file-too-costly', { rounds: '?', limit: '?' })),
        OPEN_LIMIT,
      );
      cancel = () => reject(new AppError('internal/cancelled'));
      signal?.addEventListener('abort', cancel, { once: true });
      worker.once('message', resolve);
      worker.once('error', (error) => reject(new AppError('signing/key-file-damaged', {}, { cause: error })));
      const request: KeyFileRequest = { file: Uint8Array.from(file), passphrase: phrase };
      worker.postMessage(request);
    });
    if ('error' in answer)
      throw new AppError(answer.error.code, answer.error.params, { details: answer.error.details });
    return answer;
  } finally {
    clearTimeout(timer);
    if (cancel !== undefined) signal?.removeEventListener('abort', cancel);
    phrase.fill(0);
    await worker.terminate();
  }
}

/** The same key in two bags (a habit of some exporters) is one key. */
function distinct(keys: readonly { readonly key: KeyObject }[]): KeyObject[] {
  const found: KeyObject[] = [];
  for (const { key } of keys) if (!found.some((other) => other.equals(key))) found.push(key);
  return found;
}

function checkKey(key: KeyObject, own: Certificate, options: OpenKeyOptions): void {
  const judged = judgeKey(createPublicKey(key));
  if (judged.verdict === 'weak') throw new AppError('signing/weak-key', { key: judged.name });
  if (judged.verdict === 'unknown' || key.asymmetricKeyType === 'rsa-pss') {
    throw new AppError('signing/key-kind-unsupported', { key: judged.name });
  }
  if (options.allowOutsideValidity === true) return;
  if (options.now > own.notAfter) {
    throw new AppError('signing/key-certificate-expired', {
      date: own.notAfter.toISOString(),
      certificate: own.subject,
    });
  }
  if (options.now < own.notBefore) {
    throw new AppError('signing/key-certificate-not-yet-valid', {
      date: own.notBefore.toISOString(),
      certificate: own.subject,
    });
  }
}

/** The certificates above the signer's in order, by name; what does not belong to the chain is left out. */
function chainAbove(own: Certificate, pool: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = [];
  let top = own;
  while (!isSelfIssued(top) && chain.length < MAX_CHAIN) {
    const issuer = pool.find(
      (candidate) =>
        sameName(top.parsed.issuer, candidate.parsed.subject) && !chain.includes(candidate) && candidate !== own,
    );
    if (issuer === undefined) break;
    chain.push(issuer);
    top = issuer;
  }
  return chain;
}

/** A Signer over a key held in this process. */
export function keySigner(key: KeyObject, own: Certificate, chain: readonly Certificate[]): Signer {
  let held: KeyObject | null = key;
  return {
    certificateDer: own.der,
    chainDer: chain.map((certificate) => certificate.der),
    keyType: key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa',
    sign(bytes) {
      const open = held;
      if (open === null) return Promise.reject(new AppError('signing/key-closed'));
      return new Promise((resolve, reject) => {
        sign('sha256', bytes, open, (error, signature) => {
          if (error === null) resolve(signature);
          else reject(error);
        });
      });
    },
    dispose() {
      held = null;
    },
  };
}
