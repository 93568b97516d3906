import { readFile } from 'node:fs/promises';
import { AppError, isAppError } from '../../../shared/contract/app-error.ts';
import type { TrustItem, TrustKind } from '../../../shared/contract/reports/trust.ts';
import { diskError } from '../base/disk-error.ts';
import { readCertificate } from './certificate.ts';
import { signerInfo } from './compose-report.ts';
import { readCrl } from './crl.ts';
import { nameText } from './names.ts';
import { derParts } from './trust.ts';

/**
 * The single certificates or revocation lists of a file (DER, or PEM with several), all of which can be read. Throws `disk/*`,
 * `signing/anchor-file-unreadable`, `signing/crl-file-unreadable` with the file's path.
 */
export async function readTrustFile(kind: TrustKind, path: string): Promise<Uint8Array[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  const parts = derParts(bytes, kind === 'anchor' ? 'CERTIFICATE' : 'X509 CRL');
  try {
    for (const der of parts) trustFacts(kind, der);
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError(`signing/${kind}-file-unreadable`, { path }, { cause: error });
  }
  return parts;
}

/** What one of them says of itself. Throws `signing/certificate-unreadable`, `signing/crl-unreadable`. */
export function trustFacts(kind: TrustKind, der: Uint8Array): Pick<TrustItem, 'certificate' | 'issuer' | 'nextUpdate'> {
  if (kind === 'anchor') return { certificate: signerInfo(readCertificate(der)), issuer: null, nextUpdate: null };
  const crl = readCrl(der);
  return { certificate: null, issuer: nameText(crl.parsed.issuer), nextUpdate: crl.nextUpdate?.toISOString() ?? null };
}
