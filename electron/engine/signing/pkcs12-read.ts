import { createHmac, createPrivateKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { AppError, isAppError } from '../../../shared/contract/app-error.ts';
import { BerError, child, countOf, isUniversal, oidOf, readBer, type Ber } from './ber.ts';
import { OID } from './oids.ts';
import { decrypt, pbkdf2, pkcs12Mac } from './pkcs12-crypto.ts';

/** A key file is a few kilobytes; with a long chain some tens. Octets. */
export const MAX_KEY_FILE = 1024 * 1024;
/** Bags in all, and how deep containers may nest. */
const MAX_BAGS = 256;
const MAX_DEPTH = 4;

export interface KeyFileContent {
  readonly keys: readonly { readonly key: KeyObject; readonly id: string | null }[];
  readonly certificates: readonly { readonly der: Uint8Array; readonly id: string | null }[];
}

/**
 * Opens a PKCS#12 container (RFC 7292, 9579): MAC by pass phrase, PBES2, and the old 3DES and RC2 schemes. Keys come out as
 * KeyObjects, certificates as the bytes they are. Throws `signing/key-file-damaged`, `-wrong-passphrase`, `-unsupported`,
 * `-too-costly`, `-too-large`.
 */
export function readKeyFile(bytes: Uint8Array, passphrase: string): KeyFileContent {
  if (bytes.length > MAX_KEY_FILE)
    throw new AppError('signing/key-file-too-large', { size: bytes.length, limit: MAX_KEY_FILE });
  try {
    const pfx = readBer(bytes);
    if (!isUniversal(pfx, 16) || countOf(child(pfx, 0)) !== 3) throw new BerError('not PKCS#12 version 3');
    const safe = child(pfx, 1);
    if (oidOf(child(safe, 0)) !== OID.data)
      throw new AppError('signing/key-file-unsupported', { algorithm: oidOf(child(safe, 0)) });
    const content = child(child(safe, 1), 0).content;
    const mac = pfx.children[2];
    if (mac !== undefined) checkMac(mac, content, passphrase);
    const found = { keys: [], certificates: [], bags: 0 };
    for (const part of readBer(content).children) readPart(part, passphrase, found, mac !== undefined);
    return found;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('signing/key-file-damaged', {}, { cause: error });
  }
}

interface Found {
  keys: { key: KeyObject; id: string | null }[];
  certificates: { der: Uint8Array; id: string | null }[];
  bags: number;
}

function checkMac(mac: Ber, content: Uint8Array, passphrase: string): void {
  const info = child(mac, 0);
  const algorithm = child(info, 0);
  const expected = child(info, 1).content;
  const id = oidOf(child(algorithm, 0));
  const roundsField = mac.children[2];
  const found =
    id === OID.pbmac1
      ? pbmac1(child(algorithm, 1), passphrase, content, expected.length)
      : pkcs12Mac(id, passphrase, child(mac, 1).content, roundsField === undefined ? 1 : countOf(roundsField), content);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) {
    throw new AppError('signing/key-file-wrong-passphrase');
  }
}

/** PBMAC1 (RFC 9579): PBKDF2 key, plain HMAC. */
function pbmac1(parameters: Ber, passphrase: string, content: Uint8Array, length: number): Buffer {
  const digest = { [OID.hmacSha256]: 'sha256', [OID.hmacSha384]: 'sha384', [OID.hmacSha512]: 'sha512' }[
    oidOf(child(child(parameters, 1), 0))
  ];
  if (digest === undefined) throw new AppError('signing/key-file-unsupported', { algorithm: 'PBMAC1' });
  const key = pbkdf2(child(parameters, 0), passphrase, length);
  return createHmac(digest, key).update(content).digest();
}

/** One ContentInfo of the authenticated safe: plain, or encrypted under the pass phrase. */
function readPart(part: Ber, passphrase: string, found: Found, macPassed: boolean): void {
  const type = oidOf(child(part, 0));
  const inner = child(child(part, 1), 0);
  if (type === OID.data) {
    readBags(readBer(inner.content), passphrase, found, macPassed, 0);
    return;
  }
  if (type !== OID.encryptedData) throw new AppError('signing/key-file-unsupported', { algorithm: type });
  const info = child(inner, 1);
  const data = child(info, 2);
  const clear = unlock(child(info, 1), data.content, passphrase, macPassed);
  readBags(readBer(clear), passphrase, found, macPassed, 0);
}

/** Without a MAC a wrong pass phrase shows only as nonsense after decryption. */
function unlock(algorithm: Ber, data: Uint8Array, passphrase: string, macPassed: boolean): Uint8Array {
  try {
    const clear = decrypt(algorithm, data, passphrase);
    readBer(clear);
    return clear;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError(
      macPassed ? 'signing/key-file-damaged' : 'signing/key-file-wrong-passphrase',
      {},
      { cause: error },
    );
  }
}

function readBags(bags: Ber, passphrase: string, found: Found, macPassed: boolean, depth: number): void {
  if (depth > MAX_DEPTH) throw new BerError('nested too deep');
  for (const bag of bags.children) {
    if (++found.bags > MAX_BAGS) throw new BerError('too many bags');
    const type = oidOf(child(bag, 0));
    const value = child(child(bag, 1), 0);
    const id = localKeyId(bag.children[2]);
    if (type === OID.keyBag) found.keys.push({ key: privateKey(value.encoded), id });
    else if (type === OID.shroudedKeyBag) {
      const clear = unlock(child(value, 0), child(value, 1).content, passphrase, macPassed);
      found.keys.push({ key: privateKey(clear), id });
      clear.fill(0);
    } else if (type === OID.certBag && oidOf(child(value, 0)) === OID.x509Certificate) {
      found.certificates.push({ der: child(child(value, 1), 0).content, id });
    } else if (type === OID.safeContentsBag) readBags(value, passphrase, found, macPassed, depth + 1);
  }
}

function localKeyId(attributes: Ber | undefined): string | null {
  for (const attribute of attributes?.children ?? []) {
    if (oidOf(child(attribute, 0)) !== OID.localKeyId) continue;
    const value = child(attribute, 1).children[0];
    if (value !== undefined) return Buffer.from(value.content).toString('hex');
  }
  return null;
}

function privateKey(pkcs8: Uint8Array): KeyObject {
  // Padding of the cipher may have left octets after the structure; createPrivateKey wants exactly one element.
  const exact = readBer(pkcs8);
  if (!isUniversal(exact, 16)) throw new BerError('not PKCS#8');
  return createPrivateKey({ key: Buffer.from(exact.encoded), format: 'der', type: 'pkcs8' });
}
