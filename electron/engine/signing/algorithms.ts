import { constants, getHashes, verify, type KeyObject } from 'node:crypto';
import type * as pkijs from 'pkijs';
import { SIGNATURE_RULES } from '../../../shared/model/signature-rules.ts';
import { child, countOf, isContext, oidOf, readBer, type Ber } from './ber.ts';
import { OID } from './oids.ts';

/** A digest by object identifier: the name Node knows it by, and whether it may still be used. */
export interface Digest {
  readonly node: string;
  readonly strong: boolean;
}

/** The digests that can be read, by the names Node knows; SHA-1 and MD5 only to be refused by name. */
const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
  [OID.sha3_256]: 'sha3-256',
  [OID.sha3_384]: 'sha3-384',
  [OID.sha3_512]: 'sha3-512',
  [OID.sha1]: 'sha1',
  [OID.md5]: 'md5',
};
const ACCEPTED: ReadonlySet<string> = new Set(SIGNATURE_RULES.hashes.accepted);

/** Signature algorithms that name their own digest. */
const COMBINED: Readonly<Record<string, string>> = {
  [OID.sha1WithRsa]: OID.sha1,
  [OID.md5WithRsa]: OID.md5,
  [OID.sha256WithRsa]: OID.sha256,
  [OID.sha384WithRsa]: OID.sha384,
  [OID.sha512WithRsa]: OID.sha512,
  [OID.ecdsaWithSha1]: OID.sha1,
  [OID.ecdsaWithSha256]: OID.sha256,
  [OID.ecdsaWithSha384]: OID.sha384,
  [OID.ecdsaWithSha512]: OID.sha512,
};

/** The curves that are known here, of those of the least size and more. */
const KNOWN_CURVES = new Set([
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]);

/** What the crypto library underneath can compute: Electron's lacks SHA-3. */
const available = new Set(getHashes().map((hash) => hash.toLowerCase()));

/** The digest of an object identifier; undefined for one that is unknown or cannot be computed here. */
export function digestOf(oid: string): Digest | undefined {
  const node = DIGESTS[oid];
  return node !== undefined && available.has(node) ? { node, strong: ACCEPTED.has(node) } : undefined;
}

export interface KeyJudgement {
  readonly name: string;
  readonly verdict: 'strong' | 'weak' | 'unknown';
}

/** Node takes a key apart anew whenever its details are asked for. */
const judgedKeys = new WeakMap<KeyObject, KeyJudgement>();

/** The key as people name it (`RSA-2048`, `P-256`) and whether the regulations accept it. */
export function judgeKey(key: KeyObject): KeyJudgement {
  const judged = judgedKeys.get(key) ?? judgeAnew(key);
  judgedKeys.set(key, judged);
  return judged;
}

function judgeAnew(key: KeyObject): KeyJudgement {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') {
    const bits = details?.modulusLength ?? 0;
    return { name: `RSA-${bits}`, verdict: bits >= SIGNATURE_RULES.rsa.minBits ? 'strong' : 'weak' };
  }
  if (key.asymmetricKeyType === 'ec') {
    const curve = details?.namedCurve ?? '?';
    const bits = Number(/\d{3}/.exec(curve)?.[0] ?? 0);
    const name = curve === 'prime256v1' ? 'P-256' : curve.replace(/^secp(\d+)r1$/, 'P-$1');
    return { name, verdict: verdictOf(curve, bits) };
  }
  if (key.asymmetricKeyType === 'dsa') return { name: 'DSA', verdict: 'weak' };
  return { name: key.asymmetricKeyType ?? '?', verdict: 'unknown' };
}

/** Of a curve nobody here knows only its size can be judged. */
function verdictOf(curve: string, bits: number): KeyJudgement['verdict'] {
  if (bits > 0 && bits < SIGNATURE_RULES.ellipticCurve.minBits) return 'weak';
  return KNOWN_CURVES.has(curve) ? 'strong' : 'unknown';
}

export type SignatureCheck = 'valid' | 'wrong' | 'weak' | 'unknown';

/**
 * Checks a signature over `data`. `digestOid` is the digest named beside the signature (CMS) and must agree with the
 * algorithm's own; certificates and CRLs leave it out. `weak` and `unknown` come before any arithmetic: SHA-1, MD5 and
 * short keys are refused however well they verify. PKCS#1 v1.5, PSS (one hash throughout) and ECDSA are known.
 */
export function checkSignature(
  algorithm: pkijs.AlgorithmIdentifier,
  digestOid: string | null,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): SignatureCheck {
  const strength = judgeKey(key).verdict;
  if (strength !== 'strong') return strength;
  const scheme = schemeOf(algorithm, digestOid);
  if (scheme === null) return 'unknown';
  const digest = digestOf(scheme.digest);
  if (digest === undefined) return 'unknown';
  if (digestOid !== null && digestOid !== scheme.digest) return 'unknown';
  if (!digest.strong) return 'weak';
  const family = key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa';
  if (family !== scheme.family) return 'wrong';
  try {
    const padding =
      scheme.family === 'ec'
        ? {}
        : scheme.saltLength === null
          ? { padding: constants.RSA_PKCS1_PADDING }
          : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
    return verify(digest.node, data, { key, ...padding }, signature) ? 'valid' : 'wrong';
  } catch {
    return 'wrong';
  }
}

/** A name a person can look up for an algorithm identifier: its OID's usual name, or the OID itself. */
export function algorithmName(oid: string): string {
  return Object.entries(OID).find(([, value]) => value === oid)?.[0] ?? oid;
}

interface Scheme {
  readonly family: 'rsa' | 'ec';
  readonly digest: string;
  /** Octets of PSS salt; null for PKCS#1 v1.5 and ECDSA. */
  readonly saltLength: number | null;
}

function schemeOf(algorithm: pkijs.AlgorithmIdentifier, digestOid: string | null): Scheme | null {
  const id = algorithm.algorithmId;
  const own = COMBINED[id];
  if (own !== undefined)
    return { family: id.startsWith('1.2.840.10045') ? 'ec' : 'rsa', digest: own, saltLength: null };
  if (id === OID.rsaEncryption && digestOid !== null) return { family: 'rsa', digest: digestOid, saltLength: null };
  if (id === OID.ecPublicKey && digestOid !== null) return { family: 'ec', digest: digestOid, saltLength: null };
  if (id !== OID.rsaPss) return null;
  try {
    return pssScheme(readBer(new Uint8Array(algorithm.toSchema().toBER())));
  } catch {
    return null;
  }
}

/** RSASSA-PSS-params (RFC 8017 A.2.3); absent fields mean SHA-1 and are therefore refused later. */
function pssScheme(algorithm: Ber): Scheme | null {
  const fields = algorithm.children[1]?.children ?? [];
  const field = (number: number): Ber | undefined => fields.find((candidate) => isContext(candidate, number));
  const hashField = field(0);
  const digest = hashField === undefined ? OID.sha1 : oidOf(child(child(hashField, 0), 0));
  const maskField = field(1);
  if (maskField !== undefined) {
    const mask = child(maskField, 0);
    if (oidOf(child(mask, 0)) !== OID.mgf1 || oidOf(child(child(mask, 1), 0)) !== digest) return null;
  } else if (digest !== OID.sha1) return null;
  const saltField = field(2);
  return { family: 'rsa', digest, saltLength: saltField === undefined ? 20 : countOf(child(saltField, 0)) };
}
