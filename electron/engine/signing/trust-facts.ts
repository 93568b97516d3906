import type { TrustItem, TrustKind } from '../../../shared/contract/reports/trust.ts';
import { readCertificate } from './certificate.ts';
import { signerInfo } from './compose-report.ts';
import { readCrl } from './crl.ts';
import { nameText } from './names.ts';
import { derParts } from './trust.ts';

/** The single certificates or revocation lists of a file (DER, or PEM with several). */
export function splitTrust(kind: TrustKind, bytes: Uint8Array): Uint8Array[] {
  return derParts(bytes, kind === 'anchor' ? 'CERTIFICATE' : 'X509 CRL');
}

/** What one of them says of itself. Throws `signing/certificate-unreadable`, `signing/crl-unreadable`. */
export function trustFacts(kind: TrustKind, der: Uint8Array): Pick<TrustItem, 'certificate' | 'issuer' | 'nextUpdate'> {
  if (kind === 'anchor') return { certificate: signerInfo(readCertificate(der)), issuer: null, nextUpdate: null };
  const crl = readCrl(der);
  return { certificate: null, issuer: nameText(crl.parsed.issuer), nextUpdate: crl.nextUpdate?.toISOString() ?? null };
}
