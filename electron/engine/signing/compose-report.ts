import { nameAttribute } from './names.ts';
import { judgeKey } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { judgeChain } from './chain.ts';
import { OID } from './oids.ts';
import { Verdict, type SignatureReport, type SignerInfo } from './report.ts';
import type { Trust } from './trust.ts';

/** How far a signer's clock may run ahead of this PC before the claimed time is called impossible. Milliseconds. */
const CLOCK_SLACK = 15 * 60_000;

export interface ReportParts {
  readonly format: SignatureReport['format'];
  readonly place: string;
  readonly integrity: Verdict;
  readonly signer: Certificate | null;
  readonly signingTime: Date | null;
  readonly certificates: readonly Certificate[];
  readonly trust: Trust;
  readonly coversWholeFile?: boolean;
}

/**
 * Puts the answer about integrity together with the judgement of the signer's certificate. The certificate is judged at the
 * proven time if the trust names one, else now; the claimed signing time can only make the answer stricter. A claimed time
 * that this PC's clock has not reached says that one of two clocks is wrong, not which: nothing signed was changed by it,
 * so it is a question of its own, and stays open.
 */
export function composeReport(parts: ReportParts): SignatureReport {
  const { signer, signingTime, trust, integrity, place } = parts;
  const at = trust.provenAt ?? trust.now;
  const common = {
    format: parts.format,
    place,
    signingTime: signingTime?.toISOString() ?? null,
    coversWholeFile: parts.coversWholeFile ?? true,
  };
  if (signer === null) {
    const none = new Verdict(place);
    none.open('signing/signer-unknown');
    return {
      ...common,
      integrity: integrity.answer,
      chain: none.answer,
      revocation: none.answer,
      time: none.answer,
      signer: null,
      judgedAt: null,
      findings: [...integrity.findings, ...none.findings],
    };
  }
  const time = new Verdict(place);
  if (signingTime === null) time.note('signing/signing-time-missing');
  else if (signingTime.getTime() > trust.now.getTime() + CLOCK_SLACK) {
    time.open('signing/signing-time-in-future', { time: signingTime.toISOString() });
  } else if (trust.provenAt === null) time.note('signing/signing-time-claimed', { time: signingTime.toISOString() });
  // Of a proven time no later claim takes anything away; without one, the signer is held to the claim, whichever clock is wrong.
  const claimed = signingTime !== null && (signingTime < at || trust.provenAt === null) ? signingTime : at;
  const judged = judgeChain(signer, parts.certificates, trust, at, claimed, place);
  return {
    ...common,
    integrity: integrity.answer,
    chain: judged.chain,
    revocation: judged.revocation,
    time: time.answer,
    signer: signerInfo(signer),
    judgedAt: at.toISOString(),
    findings: [...integrity.findings, ...time.findings, ...judged.findings],
  };
}

/** The facts of a certificate that a person is shown. */
export function signerInfo(certificate: Certificate): SignerInfo {
  const subject = certificate.parsed.subject;
  return {
    commonName: nameAttribute(subject, OID.commonName),
    organisation: nameAttribute(subject, OID.organisation),
    title: nameAttribute(subject, OID.title),
    subject: certificate.subject,
    issuer: certificate.issuer,
    serial: certificate.serial,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    fingerprint: certificate.fingerprint,
    key: certificate.publicKey === null ? '?' : judgeKey(certificate.publicKey).name,
  };
}
