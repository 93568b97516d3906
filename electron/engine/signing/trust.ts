import { readCertificate, type Certificate } from './certificate.ts';
import { readCrl, type Crl } from './crl.ts';

/**
 * What a judgement rests on, read once and used for many signatures. Nothing that comes inside a signature or a package
 * is ever added to it.
 */
export interface Trust {
  readonly anchors: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly now: Date;
  /**
   * A time at which the signature is known to have existed (entry in the accession register, a time stamp judged
   * elsewhere). Without it the signature is judged as of `now`, because its own time is only the PC's claim.
   */
  readonly provenAt: Date | null;
}

export interface TrustInput {
  /** Certificates in DER or PEM; a PEM text may hold several. */
  readonly anchors: readonly Uint8Array[];
  /** Revocation lists in DER or PEM. */
  readonly crls: readonly Uint8Array[];
  readonly now: Date;
  readonly provenAt?: Date;
}

/** Reads anchors and revocation lists. Throws `signing/certificate-unreadable` or `signing/crl-unreadable`. */
export function readTrust(input: TrustInput): Trust {
  return {
    anchors: input.anchors.flatMap((bytes) => derParts(bytes, 'CERTIFICATE')).map(readCertificate),
    crls: input.crls.flatMap((bytes) => derParts(bytes, 'X509 CRL')).map(readCrl),
    now: input.now,
    provenAt: input.provenAt ?? null,
  };
}

/** The DER blocks of a PEM text with this label, or the bytes themselves when they are not PEM. */
export function derParts(bytes: Uint8Array, label: string): Uint8Array[] {
  if (bytes[0] === 0x30) return [bytes];
  const text = Buffer.from(bytes).toString('latin1');
  const pattern = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g');
  const parts = [...text.matchAll(pattern)].map((match) => new Uint8Array(Buffer.from(match[1] ?? '', 'base64')));
  return parts.length > 0 ? parts : [bytes];
}

/** DER in PEM armour (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
