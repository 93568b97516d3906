import { checkSignature } from './algorithms.ts';
import { allowsUse, basicConstraints, KEY_USAGE, type Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import { sameName } from './names.ts';
import type { Verdict } from './report.ts';

/** The certificate's own pointer to where its revocation lists are published. */
const CRL_DISTRIBUTION_POINTS = '2.5.29.31';
/** Reason code of an entry that takes a certificate off the list again (delta lists only). */
const REMOVE_FROM_CRL = 8;

/**
 * Was `certificate` revoked? Looks at every list of its issuer whose signature the issuer's own key made. `at` is the time
 * judged at, `claimed` the time the signer claims: revoked by the claimed time is invalid, revoked between the two cannot be
 * told, because a claimed time may be written back; nor can a later one while the clock is behind the claim. No list, or
 * only an old one, is never "not revoked" (TT 15/2025 Annex II 1.2).
 */
export function judgeRevocation(
  certificate: Certificate,
  issuer: Certificate,
  crls: readonly Crl[],
  at: Date,
  claimed: Date,
  verdict: Verdict,
): void {
  const who = { certificate: certificate.subject };
  const lists = crls.filter((crl) => sameName(crl.parsed.issuer, issuer.parsed.subject) && speaksFor(crl, certificate));
  const genuine = lists.filter((crl) => isGenuine(crl, issuer));
  if (genuine.length < lists.length) verdict.note('signing/crl-forged', { issuer: issuer.subject });
  if (genuine.length === 0) {
    verdict.open('signing/revocation-not-checked', who);
    return;
  }
  const usable = genuine.filter((crl) => !crl.unsupported);
  if (usable.length === 0) {
    verdict.open('signing/crl-unsupported', { issuer: issuer.subject });
    return;
  }
  const entry = usable
    .map((crl) => crl.revoked.get(certificate.serial))
    .filter((found) => found !== undefined && found.reason !== REMOVE_FROM_CRL)
    .sort((a, b) => (a?.date.getTime() ?? 0) - (b?.date.getTime() ?? 0))[0];
  if (entry !== undefined) {
    const params = { ...who, date: entry.date.toISOString() };
    if (entry.date <= claimed) verdict.invalid('signing/certificate-revoked', params);
    else if (entry.date <= at || claimed > at) verdict.open('signing/revoked-since', params);
    else verdict.note('signing/revoked-later', params);
    return;
  }
  if (usable.some((crl) => covers(crl, certificate, at))) return;
  const newest = usable.map((crl) => crl.thisUpdate).reduce((a, b) => (a > b ? a : b));
  verdict.open('signing/crl-stale', { issuer: issuer.subject, date: newest.toISOString() });
}

/**
 * A list says something about a moment if it was in force then, or was made later while the certificate still had to be on
 * it.
 */
function covers(crl: Crl, certificate: Certificate, at: Date): boolean {
  if (crl.thisUpdate > at) return crl.keepsExpired || crl.thisUpdate <= certificate.notAfter;
  return crl.nextUpdate !== null && at <= crl.nextUpdate;
}

function speaksFor(crl: Crl, certificate: Certificate): boolean {
  if (crl.only !== null && (crl.only === 'authorities') !== basicConstraints(certificate).ca) return false;
  if (crl.partition.length === 0) return true;
  const points = Buffer.from(certificate.extensions.get(CRL_DISTRIBUTION_POINTS)?.value ?? []).toString('latin1');
  return crl.partition.some((address) => points.includes(address));
}

/** A list is read once and asked about by every signature. */
const known = new WeakMap<Crl, WeakMap<Certificate, boolean>>();

function isGenuine(crl: Crl, issuer: Certificate): boolean {
  const ofList = known.get(crl) ?? new WeakMap<Certificate, boolean>();
  known.set(crl, ofList);
  const genuine = ofList.get(issuer) ?? isSignedBy(crl, issuer);
  ofList.set(issuer, genuine);
  return genuine;
}

function isSignedBy(crl: Crl, issuer: Certificate): boolean {
  if (issuer.publicKey === null || !allowsUse(issuer, KEY_USAGE.crlSign)) return false;
  const { signatureAlgorithm, tbsView, signatureValue } = crl.parsed;
  const signature = signatureValue.valueBlock.valueHexView;
  return checkSignature(signatureAlgorithm, null, issuer.publicKey, tbsView, signature) === 'valid';
}
