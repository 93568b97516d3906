import { isAppError, toErrorRecord, type Params } from '../../../shared/contract/app-error.ts';
import { verifyFindings } from '../../../shared/contract/codes/verify.ts';
import type { Finding, Severity } from '../../../shared/contract/finding.ts';
import { overall, type SignatureReport } from '../signing/index.ts';
import type { VerifiedKind, PackageFacts, VerifyReport } from '../../../shared/contract/reports/verify.ts';
export type { VerifiedKind, PackageFacts, VerifyReport } from '../../../shared/contract/reports/verify.ts';

export type VerifyCode = keyof typeof verifyFindings;

/** Findings of one code that are listed; a thing with a million faults must not fill the memory with them. */
export const MAX_OF_ONE_CODE = 1000;

/** Findings that are no faults, but leave open whether the thing is what it seems. */
const OPENING: ReadonlySet<string> = new Set<VerifyCode>(['verify/package-kind', 'verify/signer-other']);

/** Gathers what the checks of one run find. */
export class Gathered {
  readonly findings: Finding[] = [];
  readonly signatures: SignatureReport[] = [];
  readonly packages: PackageFacts[] = [];
  files = 0;
  bytes = 0;
  readonly #counts = new Map<string, number>();
  readonly #signers = new Map<string, NonNullable<SignatureReport['signer']>>();

  /** A finding of ours; `severity` when it is graver or lighter here than usual. */
  add(code: VerifyCode, place: string, params: Params = {}, severity?: Severity): void {
    this.#keep({ code, severity: severity ?? verifyFindings[code].severity, place, params });
  }

  /** Findings of another domain, their places below `prefix`. */
  take(findings: readonly Finding[], prefix = ''): void {
    for (const finding of findings) this.#keep(prefix === '' ? finding : { ...finding, place: prefix + finding.place });
  }

  /** A thing that could not be read at all: the error becomes a finding, and the run goes on. A cancel ends the run. */
  failed(place: string, error: unknown): void {
    if (isAppError(error, 'internal/cancelled')) throw error;
    const { code, params } = toErrorRecord(error);
    this.#keep({ code, severity: 'error', place, params });
  }

  signature(report: SignatureReport, prefix = ''): void {
    this.signatures.push({ ...report, place: prefix + report.place, signer: this.#sharedSigner(report) });
    this.take(report.findings, prefix);
  }

  /** All that was gathered about a thing inside this one. Its bytes are not counted again. */
  inside(inner: Gathered, prefix: string): void {
    this.take(inner.findings, prefix);
    for (const [code, count] of inner.#counts) if (count > MAX_OF_ONE_CODE) this.#count(code, count - MAX_OF_ONE_CODE);
    for (const signature of inner.signatures) this.signatures.push({ ...signature, place: prefix + signature.place });
  }

  report(kind: VerifiedKind, path: string): VerifyReport {
    const { verdict, reason } = this.#verdict();
    const { files, bytes, packages, signatures } = this;
    const more = [...this.#counts]
      .filter(([, count]) => count > MAX_OF_ONE_CODE)
      .map(([code, count]): Finding => {
        const severity = this.findings.find((finding) => finding.code === code)?.severity ?? 'warning';
        return { code: 'verify/more-findings', severity, place: '', params: { code, count: count - MAX_OF_ONE_CODE } };
      });
    return { kind, path, verdict, reason, files, bytes, packages, signatures, findings: [...this.findings, ...more] };
  }

  #verdict(): Pick<VerifyReport, 'verdict' | 'reason'> {
    const error = this.findings.find((finding) => finding.severity === 'error');
    if (error) return { verdict: 'invalid', reason: error.code };
    const answers = this.signatures.map(overall);
    const invalid = answers.find((answer) => answer.state === 'invalid');
    if (invalid) return { verdict: 'invalid', reason: invalid.reason };
    const open = answers.find((answer) => answer.state === 'cannot-tell');
    if (open) return { verdict: 'cannot-tell', reason: open.reason };
    const opening = this.findings.find((finding) => OPENING.has(finding.code));
    return opening ? { verdict: 'cannot-tell', reason: opening.code } : { verdict: 'valid', reason: null };
  }

  /** Thousands of signatures are by the same few people; each is kept once. */
  #sharedSigner({ signer }: SignatureReport): SignatureReport['signer'] {
    if (signer === null) return null;
    const known = this.#signers.get(signer.fingerprint);
    if (!known) this.#signers.set(signer.fingerprint, signer);
    return known ?? signer;
  }

  #keep(finding: Finding): void {
    if (this.#count(finding.code, 1) <= MAX_OF_ONE_CODE) this.findings.push(finding);
  }

  #count(code: string, more: number): number {
    const count = (this.#counts.get(code) ?? 0) + more;
    this.#counts.set(code, count);
    return count;
  }
}
