import { createHash, sign, type KeyObject } from 'node:crypto';
import { readBer, child } from './ber.ts';
import {
  bitString,
  boolean,
  element,
  explicit,
  integer,
  nullValue,
  octets,
  oid,
  printable,
  sequence,
  setOf,
  time,
  utf8,
} from './der.ts';
import { OID } from './oids.ts';

/** One extension: its identifier, whether a reader must understand it, and the DER of its value. */
export interface ExtensionInput {
  readonly id: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

export interface CertificateInput {
  /** Attributes in the order written: object identifier and text. */
  readonly subject: readonly (readonly [oid: string, text: string])[];
  readonly publicKey: KeyObject;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly ExtensionInput[];
}

/** Whoever issues: its name as encoded in its own certificate, and its key. */
export interface Issuer {
  readonly name: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A distinguished name in DER; country codes as PrintableString (RFC 5280 appendix A), everything else UTF8String. */
export function distinguishedName(parts: CertificateInput['subject']): Uint8Array {
  return sequence(
    ...parts.map(([type, text]) =>
      setOf(sequence(oid(type), type === OID.country ? printable(text) : utf8(text.normalize('NFC')))),
    ),
  );
}

/** An X.509 v3 certificate in DER, signed with SHA-256 (RFC 5280 §4.1). */
export function issueCertificate(input: CertificateInput, issuer: Issuer): Uint8Array {
  const body = sequence(
    explicit(0, integer(2)),
    integer(input.serial),
    algorithmFor(issuer.privateKey),
    issuer.name,
    sequence(time(input.notBefore), time(input.notAfter)),
    distinguishedName(input.subject),
    input.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...input.extensions.map(extension))),
  );
  return signed(body, issuer.privateKey);
}

export interface CrlInput {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly number: number;
  readonly revoked: readonly { readonly serial: Uint8Array; readonly date: Date; readonly reason?: number }[];
  readonly extensions?: readonly ExtensionInput[];
}

/** An X.509 v2 revocation list in DER, signed with SHA-256 (RFC 5280 §5.1). */
export function issueCrl(input: CrlInput, issuer: Issuer): Uint8Array {
  const entries = input.revoked.map(({ serial, date, reason }) => {
    const why =
      reason === undefined
        ? []
        : [sequence(extension({ id: OID.reasonCode, critical: false, value: element(0x0a, Uint8Array.of(reason)) }))];
    return sequence(integer(serial), time(date), ...why);
  });
  const number: ExtensionInput = { id: OID.crlNumber, critical: false, value: integer(input.number) };
  const body = sequence(
    integer(1),
    algorithmFor(issuer.privateKey),
    issuer.name,
    time(input.thisUpdate),
    time(input.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(0, sequence(...[number, ...(input.extensions ?? [])].map(extension))),
  );
  return signed(body, issuer.privateKey);
}

/** basicConstraints, keyUsage and the two key identifiers (RFC 5280 §4.2.1), the set every certificate here carries. */
export function commonExtensions(options: {
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  readonly ca: boolean;
  readonly pathLength?: number;
  /** Bits of keyUsage counted from the left (RFC 5280 §4.2.1.3). */
  readonly usage: readonly number[];
}): ExtensionInput[] {
  const limits = options.ca
    ? sequence(boolean(true), ...(options.pathLength === undefined ? [] : [integer(options.pathLength)]))
    : sequence();
  return [
    { id: OID.basicConstraints, critical: true, value: limits },
    { id: OID.keyUsage, critical: true, value: keyUsage(options.usage) },
    { id: OID.subjectKeyIdentifier, critical: false, value: octets(keyIdentifier(options.publicKey)) },
    {
      id: OID.authorityKeyIdentifier,
      critical: false,
      value: sequence(element(0x80, keyIdentifier(options.issuerKey))),
    },
  ];
}

function keyUsage(bits: readonly number[]): Uint8Array {
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bitString(Uint8Array.of(octet), octet === 0 ? 0 : 31 - Math.clz32(octet & -octet));
}

/** SHA-1 of the key's bits, the customary identifier (RFC 5280 §4.2.1.2 (1)); a name, not a protection. */
function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const bits = child(readBer(publicKey.export({ type: 'spki', format: 'der' })), 1).content;
  return createHash('sha1').update(bits).digest();
}

function extension(input: ExtensionInput): Uint8Array {
  return sequence(oid(input.id), ...(input.critical ? [boolean(true)] : []), octets(input.value));
}

function signed(body: Uint8Array, key: KeyObject): Uint8Array {
  return sequence(body, algorithmFor(key), bitString(sign('sha256', body, key)));
}

function algorithmFor(key: KeyObject): Uint8Array {
  return key.asymmetricKeyType === 'ec'
    ? sequence(oid(OID.ecdsaWithSha256))
    : sequence(oid(OID.sha256WithRsa), nullValue());
}
