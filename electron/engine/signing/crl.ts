import * as pkijs from 'pkijs';
import { AppError } from '../../../shared/contract/app-error.ts';
import { readBer } from './ber.ts';
import { serialHex } from './certificate.ts';
import { OID } from './oids.ts';

/** The largest revocation list taken in; national lists run to a few megabytes. Octets. */
const MAX_CRL = 64 * 1024 * 1024;

/** A certificate revocation list read once, with its entries by serial number. */
export interface Crl {
  readonly parsed: pkijs.CertificateRevocationList;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Serial (hexadecimal) → revocation time and reason code (RFC 5280 §5.3.1; 0 when none is given). */
  readonly revoked: ReadonlyMap<string, { readonly date: Date; readonly reason: number }>;
  /** Null when the list speaks for all certificates of its issuer; else the kind it speaks for. */
  readonly only: 'users' | 'authorities' | null;
  /** Addresses of the distribution point when the list is one part of several; else empty. */
  readonly partition: readonly string[];
  /** Something in it that this program does not work with (delta, indirect, some reasons only, unknown critical extension). */
  readonly unsupported: boolean;
  /** The list also keeps entries of expired certificates (X.509 expiredCertsOnCRL). */
  readonly keepsExpired: boolean;
}

const KNOWN = new Set<string>([
  OID.issuingDistributionPoint,
  OID.authorityKeyIdentifier,
  OID.crlNumber,
  OID.expiredCertsOnCrl,
]);

/** Reads a DER revocation list. Throws `signing/crl-unreadable`. Its signature is checked where an issuer is at hand. */
export function readCrl(der: Uint8Array): Crl {
  try {
    if (der.length > MAX_CRL) throw new Error('too large');
    const parsed = new pkijs.CertificateRevocationList({ schema: readBer(der, { whole: true }).node });
    const revoked = new Map<string, { date: Date; reason: number }>();
    let unsupported = false;
    for (const entry of parsed.revokedCertificates ?? []) {
      let reason = 0;
      for (const extension of entry.crlEntryExtensions?.extensions ?? []) {
        if (extension.extnID === OID.reasonCode) {
          reason = readBer(new Uint8Array(extension.extnValue.getValue())).content[0] ?? 0;
        } else if (extension.critical) unsupported = true;
      }
      revoked.set(serialHex(entry.userCertificate.valueBlock.valueHexView), {
        date: entry.revocationDate.value,
        reason,
      });
    }
    const extensions = parsed.crlExtensions?.extensions ?? [];
    let only: Crl['only'] = null;
    let partition: string[] = [];
    for (const extension of extensions) {
      if (extension.extnID === OID.deltaCrlIndicator || (extension.critical && !KNOWN.has(extension.extnID))) {
        unsupported = true;
      }
      if (extension.extnID !== OID.issuingDistributionPoint) continue;
      const point = new pkijs.IssuingDistributionPoint({
        schema: readBer(new Uint8Array(extension.extnValue.getValue())).node,
      });
      if (point.indirectCRL || point.onlyContainsAttributeCerts || point.onlySomeReasons !== undefined)
        unsupported = true;
      partition = addresses(point.distributionPoint);
      only = point.onlyContainsUserCerts ? 'users' : point.onlyContainsCACerts ? 'authorities' : null;
    }
    return {
      parsed,
      thisUpdate: parsed.thisUpdate.value,
      nextUpdate: parsed.nextUpdate?.value ?? null,
      revoked,
      only,
      partition,
      unsupported,
      keepsExpired: extensions.some((extension) => extension.extnID === OID.expiredCertsOnCrl),
    };
  } catch (error) {
    throw new AppError('signing/crl-unreadable', {}, { cause: error });
  }
}

function addresses(point: unknown): string[] {
  const names: unknown[] = Array.isArray(point) ? point : [];
  return names.flatMap((name) => (name instanceof pkijs.GeneralName && name.type === 6 ? [String(name.value)] : []));
}
