import * as pkijs from 'pkijs';
import {
  asSequence,
  BerError,
  child,
  countOf,
  isContext,
  isUniversal,
  lengthOf,
  oidOf,
  readBer,
  slicesOf,
  type Ber,
  type Slice,
} from './ber.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { element, sequence } from './der.ts';
import { OID } from './oids.ts';

/** Limits on what a signature may carry; real ones hold a few kilobytes and under ten certificates. */
const MAX_CMS = 4 * 1024 * 1024;
const MAX_CERTIFICATES = 64;

/** Identifier octets: a SEQUENCE, and what is marked [0]. */
const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;

/** One signer of a SignedData, taken apart without believing any of it. */
export interface CmsSigner {
  /** Issuer and serial, or key identifier, as encoded. */
  readonly sid: Ber;
  readonly digestOid: string;
  readonly signatureAlgorithm: pkijs.AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** The signed attributes as a SET, the octets the signature is over; null when there are none. */
  readonly signedBytes: Uint8Array | null;
  readonly signed: readonly Attribute[];
  readonly unsigned: readonly Attribute[];
}

export interface Attribute {
  readonly type: string;
  readonly values: readonly Ber[];
  readonly encoded: Uint8Array;
}

export interface Cms {
  /** The type of what is signed: `data`, or `tstInfo` in a time stamp. */
  readonly contentType: string;
  /** Content carried inside, null when detached. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly CmsSigner[];
  /** Octets the structure takes; the rest of the input is padding. */
  readonly length: number;
}

/** Reads a CMS SignedData (BER or DER; trailing octets are left to the caller). Throws BerError for anything else. */
export function readCms(bytes: Uint8Array): Cms {
  if (bytes.length > MAX_CMS) throw new BerError('the signature is too large');
  try {
    return readSignedData(bytes);
  } catch (error) {
    throw error instanceof BerError ? error : new BerError('SignedData is malformed', { cause: error });
  }
}

function readSignedData(bytes: Uint8Array): Cms {
  const split = splitCertificates(bytes);
  const outer = readBer(split?.rest ?? bytes);
  asSequence(outer);
  if (oidOf(child(outer, 0)) !== OID.signedData) throw new BerError('not SignedData');
  const wrapper = child(outer, 1);
  if (!isContext(wrapper, 0)) throw new BerError('SignedData is incomplete');
  const fields = asSequence(child(wrapper, 0)).children;
  const [version, digests, encapsulated] = fields;
  const signerInfos = fields.at(-1);
  if (version === undefined || digests === undefined || encapsulated === undefined || signerInfos === undefined) {
    throw new BerError('SignedData is incomplete');
  }
  if (![1, 3, 4, 5].includes(countOf(version))) throw new BerError('unknown version of SignedData');
  if (!isUniversal(digests, 17) || !isUniversal(signerInfos, 17)) throw new BerError('SignedData is incomplete');
  const inner = asSequence(encapsulated).children[1];
  const certificateSet =
    split?.certificates ??
    (fields.find((field) => isContext(field, 0))?.children ?? [])
      .filter((item) => isUniversal(item, 16))
      .map((item) => item.encoded);
  if (certificateSet.length > MAX_CERTIFICATES) throw new BerError('too many certificates');
  const signers = signerInfos.children.map(readSigner);
  const announced = new Set(digests.children.map((algorithm) => oidOf(child(asSequence(algorithm), 0))));
  // RFC 5652 §5.1 lets a reader refuse a digest that is not announced; nothing serious leaves it out.
  if (signers.some((signer) => !announced.has(signer.digestOid)))
    throw new BerError('the digest algorithm is not announced');
  return {
    contentType: oidOf(child(encapsulated, 0)),
    content: inner === undefined ? null : child(inner, 0).content,
    certificates: certificateSet.flatMap(readable),
    signers,
    length: split?.length ?? outer.length,
  };
}

interface Split {
  /** The structure without its certificates. */
  readonly rest: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  /** Octets of the whole structure. */
  readonly length: number;
}

/**
 * Takes the certificates out before the rest is read: they are by far the most of a signature, and the same ones stand in
 * all of a transfer's, so that each is read once. Null when the structure has another form, of which the reading tells.
 */
function splitCertificates(bytes: Uint8Array): Split | null {
  const only = (from: number, to: number, tag: number): Slice | null => {
    const [found, ...others] = slicesOf(bytes, from, to) ?? [];
    return found?.tag === tag && others.length === 0 ? found : null;
  };
  // Behind the structure there is padding, so its end is looked for by itself.
  const length = lengthOf(bytes);
  const outer = only(0, length, SEQUENCE);
  const [type, wrapper] = outer ? (slicesOf(bytes, outer.contentStart, outer.end) ?? []) : [];
  if (!outer || !type || wrapper?.tag !== CONTEXT_0 || wrapper.end !== outer.end) return null;
  const signedData = only(wrapper.contentStart, wrapper.end, SEQUENCE);
  const fields = signedData ? slicesOf(bytes, signedData.contentStart, signedData.end) : null;
  const set = fields?.find((field) => field.tag === CONTEXT_0);
  const items = set ? slicesOf(bytes, set.contentStart, set.end) : null;
  if (!fields || !set || !items) return null;
  const slice = ({ start, end }: Slice): Uint8Array => bytes.subarray(start, end);
  const kept = fields.filter((field) => field !== set).map(slice);
  return {
    rest: sequence(slice(type), element(CONTEXT_0, sequence(...kept))),
    certificates: items.filter((item) => item.tag === SEQUENCE).map(slice),
    length,
  };
}

/** A certificate beside the signer's that cannot be read only fails to help. */
function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}

function readSigner(info: Ber): CmsSigner {
  const fields = asSequence(info).children;
  const sid = child(info, 1);
  // RFC 5652 §5.3: version 1 names the certificate by issuer and serial, version 3 by key identifier.
  if (countOf(child(info, 0)) !== (isContext(sid, 0) ? 3 : 1)) throw new BerError('unknown version of SignerInfo');
  if (!isContext(sid, 0)) asSequence(sid);
  const signedField = fields[3] !== undefined && isContext(fields[3], 0) ? fields[3] : undefined;
  const shift = signedField === undefined ? 3 : 4;
  const unsignedField = fields[shift + 2];
  const signature = child(info, shift + 1);
  if (!isUniversal(signature, 4)) throw new BerError('the signature value is missing');
  const signedBytes = signedField === undefined ? null : Uint8Array.from(signedField.encoded);
  if (signedBytes !== null) signedBytes[0] = 0x31;
  return {
    sid,
    digestOid: oidOf(child(asSequence(child(info, 2)), 0)),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ schema: child(info, shift).node }),
    signature: signature.content,
    signedBytes,
    signed: (signedField?.children ?? []).map(readAttribute),
    unsigned:
      unsignedField !== undefined && isContext(unsignedField, 1) ? unsignedField.children.map(readAttribute) : [],
  };
}

function readAttribute(ber: Ber): Attribute {
  return { type: oidOf(child(ber, 0)), values: child(ber, 1).children, encoded: ber.encoded };
}
