import * as pkijs from 'pkijs';
import { BerError, child, isContext, isUniversal, oidOf, readBer, type Ber } from './ber.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { OID } from './oids.ts';

/** Limits on what a signature may carry; real ones hold a few kilobytes and under ten certificates. */
const MAX_CMS = 4 * 1024 * 1024;
const MAX_CERTIFICATES = 64;

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
  const outer = readBer(bytes);
  if (oidOf(child(outer, 0)) !== OID.signedData) throw new BerError('not SignedData');
  const fields = child(child(outer, 1), 0).children;
  const encapsulated = fields[2];
  const signerInfos = fields.at(-1);
  if (encapsulated === undefined || signerInfos === undefined || !isUniversal(signerInfos, 17)) {
    throw new BerError('SignedData is incomplete');
  }
  const inner = encapsulated.children[1];
  const certificateSet = fields.find((field) => isContext(field, 0))?.children ?? [];
  if (certificateSet.length > MAX_CERTIFICATES) throw new BerError('too many certificates');
  return {
    contentType: oidOf(child(encapsulated, 0)),
    content: inner === undefined ? null : child(inner, 0).content,
    certificates: certificateSet.filter((item) => isUniversal(item, 16)).flatMap(readable),
    signers: signerInfos.children.map(readSigner),
    length: outer.length,
  };
}

/** A certificate beside the signer's that cannot be read only fails to help. */
function readable(item: Ber): Certificate[] {
  try {
    return [readCertificate(item.encoded)];
  } catch {
    return [];
  }
}

function readSigner(info: Ber): CmsSigner {
  const fields = info.children;
  const signedField = fields[3] !== undefined && isContext(fields[3], 0) ? fields[3] : undefined;
  const shift = signedField === undefined ? 3 : 4;
  const unsignedField = fields[shift + 2];
  const signature = child(info, shift + 1);
  if (!isUniversal(signature, 4)) throw new BerError('the signature value is missing');
  const signedBytes = signedField === undefined ? null : Uint8Array.from(signedField.encoded);
  if (signedBytes !== null) signedBytes[0] = 0x31;
  return {
    sid: child(info, 1),
    digestOid: oidOf(child(child(info, 2), 0)),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ schema: child(info, shift).node }),
    signature: signature.content,
    signedBytes,
    signed: (signedField?.children ?? []).map(readAttribute),
    unsigned: unsignedField !== undefined && isContext(unsignedField, 1) ? unsignedField.children.map(readAttribute) : [],
  };
}

function readAttribute(ber: Ber): Attribute {
  return { type: oidOf(child(ber, 0)), values: child(ber, 1).children, encoded: ber.encoded };
}
