import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import * as pkijs from 'pkijs';
import { AppError } from '../../../shared/contract/app-error.ts';
import { child, countOf, isContext, isUniversal, readBer } from './ber.ts';
import { nameText } from './names.ts';
import { OID } from './oids.ts';

/** A certificate larger than this is not one (real ones stay under 10 KB). Octets. */
const MAX_CERTIFICATE = 64 * 1024;

/** An X.509 certificate read once: the bytes as they came, and what the rules ask about. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly parsed: pkijs.Certificate;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal without sign octet. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Null when the key is of a kind this program does not know. */
  readonly publicKey: KeyObject | null;
  readonly extensions: ReadonlyMap<string, { readonly critical: boolean; readonly value: Uint8Array }>;
  /** True when one extension stands twice, which RFC 5280 §4.2 forbids and parsers disagree about. */
  readonly repeatedExtension: boolean;
}

/** The certificates of one agency stand in every signature of a transfer; reading each once is what makes verifying quick. */
const read = new Map<string, Certificate>();
const MAX_REMEMBERED = 64;

/** Reads a DER certificate. Throws `signing/certificate-unreadable`. */
export function readCertificate(der: Uint8Array): Certificate {
  const fingerprint = createHash('sha256').update(der).digest('hex');
  const known = read.get(fingerprint);
  if (known !== undefined) return known;
  const certificate = readAnew(der, fingerprint);
  if (read.size >= MAX_REMEMBERED) read.delete(read.keys().next().value!);
  read.set(fingerprint, certificate);
  return certificate;
}

function readAnew(der: Uint8Array, fingerprint: string): Certificate {
  try {
    if (der.length > MAX_CERTIFICATE) throw new Error('too large');
    const ber = readBer(der, { whole: true });
    const parsed = new pkijs.Certificate({ schema: ber.node });
    // RFC 5280 §4.1.1.2: the algorithm stands inside what is signed and outside; only the inner one is protected.
    const inner = child(ber, 0).children.find((field) => isUniversal(field, 16));
    if (inner === undefined || !Buffer.from(inner.encoded).equals(child(ber, 1).encoded))
      throw new Error('two algorithms');
    if (parsed.signatureValue.valueBlock.unusedBits !== 0) throw new Error('a signature of odd bits');
    const extensions = new Map<string, { critical: boolean; value: Uint8Array }>();
    let repeatedExtension = false;
    for (const extension of parsed.extensions ?? []) {
      if (extensions.has(extension.extnID)) repeatedExtension = true;
      extensions.set(extension.extnID, {
        critical: extension.critical,
        value: new Uint8Array(extension.extnValue.getValue()),
      });
    }
    return {
      der: Uint8Array.from(der),
      parsed,
      fingerprint,
      subject: nameText(parsed.subject),
      issuer: nameText(parsed.issuer),
      serial: serialHex(parsed.serialNumber.valueBlock.valueHexView),
      notBefore: parsed.notBefore.value,
      notAfter: parsed.notAfter.value,
      publicKey: publicKeyOf(parsed),
      extensions,
      repeatedExtension,
    };
  } catch (error) {
    throw new AppError('signing/certificate-unreadable', {}, { cause: error });
  }
}

export function serialHex(octets: Uint8Array): string {
  return Buffer.from(octets)
    .toString('hex')
    .replace(/^(00)+(?=..)/, '');
}

function publicKeyOf(parsed: pkijs.Certificate): KeyObject | null {
  try {
    const spki = Buffer.from(parsed.subjectPublicKeyInfo.toSchema().toBER());
    return createPublicKey({ key: spki, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Bits of the key usage extension (RFC 5280 §4.2.1.3), counted from the left. */
export const KEY_USAGE = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const;

/** Whether the certificate's key may be used so; a certificate without the extension allows every use. */
export function allowsUse(certificate: Certificate, ...bits: readonly number[]): boolean {
  const extension = certificate.extensions.get(OID.keyUsage);
  if (extension === undefined) return true;
  const octets = readBer(extension.value, { whole: true }).content;
  return bits.some((bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

/** basicConstraints (RFC 5280 §4.2.1.9); `pathLength` is null when unlimited. */
export function basicConstraints(certificate: Certificate): {
  readonly ca: boolean;
  readonly pathLength: number | null;
} {
  const extension = certificate.extensions.get(OID.basicConstraints);
  if (extension === undefined) return { ca: false, pathLength: null };
  const fields = readBer(extension.value, { whole: true }).children;
  const flag = fields.find((field) => isUniversal(field, 1));
  const length = fields.find((field) => isUniversal(field, 2));
  return {
    ca: flag !== undefined && flag.content[0] !== 0 && flag.content.length === 1,
    pathLength: length === undefined ? null : countOf(length),
  };
}

/** Issued by itself: subject and issuer are the same name. */
export function isSelfIssued(certificate: Certificate): boolean {
  return certificate.subject === certificate.issuer;
}

interface IssuerAndSerial {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
}

const quoted = new WeakMap<Uint8Array, IssuerAndSerial>();

/** The issuer's name and the serial number exactly as encoded in the certificate, for CMS and ESS to quote. */
export function issuerAndSerial(der: Uint8Array): IssuerAndSerial {
  const known = quoted.get(der) ?? findIssuerAndSerial(der);
  quoted.set(der, known);
  return known;
}

function findIssuerAndSerial(der: Uint8Array): IssuerAndSerial {
  const fields = child(readBer(der), 0);
  const shift = isContext(child(fields, 0), 0) ? 1 : 0;
  return { serial: child(fields, shift).encoded, issuer: child(fields, shift + 2).encoded };
}
