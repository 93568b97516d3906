import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import forge from 'node-forge';
import { AppError } from '../../../shared/contract/app-error.ts';
import { child, countOf, isUniversal, oidOf, type Ber } from './ber.ts';
import { utf16be } from './der.ts';
import { OID } from './oids.ts';

/**
 * Rounds of key stretching accepted. Common files have 2,000 to 600,000; a hostile one asks for billions. PKCS#12's own
 * function runs in JavaScript and gets the lower bound.
 */
export const MAX_PBKDF2_ROUNDS = 10_000_000;
export const MAX_PKCS12_ROUNDS = 1_000_000;

const PRF: Readonly<Record<string, string>> = {
  [OID.hmacSha1]: 'sha1',
  [OID.hmacSha256]: 'sha256',
  [OID.hmacSha384]: 'sha384',
  [OID.hmacSha512]: 'sha512',
};
const HASH: Readonly<Record<string, { name: string; block: number }>> = {
  [OID.sha1]: { name: 'sha1', block: 64 },
  [OID.sha256]: { name: 'sha256', block: 64 },
  [OID.sha384]: { name: 'sha384', block: 128 },
  [OID.sha512]: { name: 'sha512', block: 128 },
};
const PBES2_CIPHERS: Readonly<Record<string, { name: string; key: number }>> = {
  [OID.aes128Cbc]: { name: 'aes-128-cbc', key: 16 },
  [OID.aes192Cbc]: { name: 'aes-192-cbc', key: 24 },
  [OID.aes256Cbc]: { name: 'aes-256-cbc', key: 32 },
  [OID.tripleDesCbc]: { name: 'des-ede3-cbc', key: 24 },
};
/** PKCS#12 password-based encryption (RFC 7292 appendix C): cipher, key octets, effective RC2 bits. */
const PBE_CIPHERS: Readonly<Record<string, { kind: '3des' | 'rc2'; key: number }>> = {
  [OID.pbeSha1TripleDes]: { kind: '3des', key: 24 },
  [OID.pbeSha1TwoKeyTripleDes]: { kind: '3des', key: 16 },
  [OID.pbeSha1Rc2_128]: { kind: 'rc2', key: 16 },
  [OID.pbeSha1Rc2_40]: { kind: 'rc2', key: 5 },
};

/**
 * Decrypts by an AlgorithmIdentifier of PKCS#12. PBES2 takes the pass phrase as UTF-8, the old schemes as UTF-16BE with a
 * terminating zero. Throws a plain Error when the padding is wrong (which is what a wrong pass phrase looks like) and
 * `signing/key-file-unsupported` or `signing/key-file-too-costly` when it is not tried at all.
 */
export function decrypt(algorithm: Ber, data: Uint8Array, passphrase: string): Uint8Array {
  const id = oidOf(child(algorithm, 0));
  const parameters = child(algorithm, 1);
  if (id === OID.pbes2) return decryptPbes2(parameters, data, passphrase);
  const cipher = PBE_CIPHERS[id];
  if (cipher === undefined) throw new AppError('signing/key-file-unsupported', { algorithm: id });
  const salt = child(parameters, 0).content;
  const rounds = bounded(countOf(child(parameters, 1)), MAX_PKCS12_ROUNDS);
  const key = pkcs12Key(OID.sha1, passphrase, salt, rounds, 1, cipher.key);
  const iv = pkcs12Key(OID.sha1, passphrase, salt, rounds, 2, 8);
  if (cipher.kind === 'rc2') return decryptRc2(key, iv, data);
  const full = cipher.key === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return run(createDecipheriv('des-ede3-cbc', full, iv), data);
}

function decryptPbes2(parameters: Ber, data: Uint8Array, passphrase: string): Uint8Array {
  const scheme = child(parameters, 1);
  const cipher = PBES2_CIPHERS[oidOf(child(scheme, 0))];
  if (cipher === undefined) throw new AppError('signing/key-file-unsupported', { algorithm: oidOf(child(scheme, 0)) });
  const key = pbkdf2(child(parameters, 0), passphrase, cipher.key);
  return run(createDecipheriv(cipher.name, key, child(scheme, 1).content), data);
}

/** PBKDF2 by its AlgorithmIdentifier (RFC 8018 A.2). */
export function pbkdf2(algorithm: Ber, passphrase: string, keyLength: number): Buffer {
  const id = oidOf(child(algorithm, 0));
  if (id !== OID.pbkdf2) throw new AppError('signing/key-file-unsupported', { algorithm: id });
  const parameters = child(algorithm, 1);
  const rounds = bounded(countOf(child(parameters, 1)), MAX_PBKDF2_ROUNDS);
  const prfField = parameters.children.slice(2).find((field) => isUniversal(field, 16));
  const prf = prfField === undefined ? 'sha1' : PRF[oidOf(child(prfField, 0))];
  if (prf === undefined) throw new AppError('signing/key-file-unsupported', { algorithm: 'PBKDF2 PRF' });
  return pbkdf2Sync(Buffer.from(passphrase, 'utf8'), child(parameters, 0).content, rounds, keyLength, prf);
}

/** The MAC over the authenticated safe with PKCS#12's own key derivation (RFC 7292 appendix B.4). */
export function pkcs12Mac(
  hashOid: string,
  passphrase: string,
  salt: Uint8Array,
  rounds: number,
  data: Uint8Array,
): Buffer {
  const hash = hashOf(hashOid);
  const length = createHash(hash.name).digest().length;
  const key = pkcs12Key(hashOid, passphrase, salt, bounded(rounds, MAX_PKCS12_ROUNDS), 3, length);
  return createHmac(hash.name, key).update(data).digest();
}

/** Key derivation of RFC 7292 appendix B.2; `purpose` is 1 for a key, 2 for an IV, 3 for a MAC key. */
export function pkcs12Key(
  hashOid: string,
  passphrase: string,
  salt: Uint8Array,
  rounds: number,
  purpose: 1 | 2 | 3,
  length: number,
): Buffer {
  const { name, block } = hashOf(hashOid);
  const phrase = Buffer.concat([utf16be(passphrase), Buffer.alloc(2)]);
  const input = Buffer.concat([repeated(salt, block), repeated(phrase, block)]);
  const diversifier = Buffer.alloc(block, purpose);
  const parts: Buffer[] = [];
  for (let made = 0; made < length;) {
    let digest = createHash(name).update(diversifier).update(input).digest();
    for (let round = 1; round < rounds; round++) digest = createHash(name).update(digest).digest();
    parts.push(digest);
    made += digest.length;
    const addend = repeated(digest, block).subarray(0, block);
    for (let start = 0; start < input.length; start += block) {
      let carry = 1;
      for (let index = block - 1; index >= 0; index--) {
        carry += input[start + index]! + addend[index]!;
        input[start + index] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** PBES2 with AES-256-CBC and PBKDF2 over HMAC-SHA-256, for the files written here. */
export function encryptAes256(
  passphrase: string,
  salt: Uint8Array,
  iv: Uint8Array,
  rounds: number,
  data: Uint8Array,
): Buffer {
  const key = pbkdf2Sync(Buffer.from(passphrase, 'utf8'), salt, rounds, 32, 'sha256');
  return run(createCipheriv('aes-256-cbc', key, iv), data);
}

/** RC2 is in no modern crypto library; node-forge still has it, and old certificate authorities' files need it. */
function decryptRc2(key: Buffer, iv: Buffer, data: Uint8Array): Uint8Array {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(Buffer.from(data).toString('latin1')));
  if (!cipher.finish()) throw new Error('bad padding');
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

function run(cipher: { update(data: Uint8Array): Buffer; final(): Buffer }, data: Uint8Array): Buffer {
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function hashOf(id: string): { name: string; block: number } {
  const hash = HASH[id];
  if (hash === undefined) throw new AppError('signing/key-file-unsupported', { algorithm: id });
  return hash;
}

function bounded(rounds: number, limit: number): number {
  if (rounds > limit) throw new AppError('signing/key-file-too-costly', { rounds, limit });
  if (rounds < 1) throw new AppError('signing/key-file-damaged');
  return rounds;
}

/** `bytes` repeated to a whole number of blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  const length = Math.ceil(bytes.length / block) * block;
  const filled = Buffer.alloc(length);
  for (let index = 0; index < length; index++) filled[index] = bytes[index % bytes.length]!;
  return filled;
}
