import { isAppError, toErrorRecord, type Params } from '../../../shared/contract/app-error.ts';
import { verifyFindings } from '../../../shared/contract/codes/verify.ts';
import type { Finding, Severity } from '../../../shared/contract/finding.ts';
import { checkOf, isAsked, VERIFY_CHECKS, type VerifyCheckId } from '../../../shared/model/verify-checks.ts';
import { overall, type SignatureReport } from '../signing/index.ts';
import type { VerifiedKind, PackageFacts, VerifyCheck, VerifyReport } from '../../../shared/contract/reports/verify.ts';
export type { VerifiedKind, PackageFacts, VerifyReport } from '../../../shared/contract/reports/verify.ts';

export type VerifyCode = keyof typeof verifyFindings;

/** Findings of one code that are listed; a thing with a million faults must not fill the memory with them. */
export const MAX_OF_ONE_CODE = 1000;

/** Findings that are no faults, but leave open whether the thing is what it seems. */
const OPENING: ReadonlySet<string> = new Set<VerifyCode>([
  'verify/package-kind',
  'verify/signer-other',
  'verify/pdf-unsigned-alone',
]);

/** Gathers what the checks of one run find. */
export class Gathered {
  readonly findings: Finding[] = [];
  readonly signatures: SignatureReport[] = [];
  readonly packages: PackageFacts[] = [];
  files = 0;
  bytes = 0;
  readonly #pdfs = { read: 0, archival: 0 };
  readonly #notMade = new Set<VerifyCheckId>();
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

  /** A PDF that was looked at. */
  pdf(isArchival: boolean): void {
    this.#pdfs.read += 1;
    if (isArchival) this.#pdfs.archival += 1;
  }

  /** Checks that could not be made, or not for everything; all of them when none is named. */
  notMade(...checks: readonly VerifyCheckId[]): void {
    for (const id of checks.length > 0 ? checks : VERIFY_CHECKS.map((check) => check.id)) this.#notMade.add(id);
  }

  /** All that was gathered about a thing inside this one. Its bytes are not counted again. */
  inside(inner: Gathered, prefix: string): void {
    this.take(inner.findings, prefix);
    for (const [code, count] of inner.#counts) if (count > MAX_OF_ONE_CODE) this.#count(code, count - MAX_OF_ONE_CODE);
    this.#pdfs.read += inner.#pdfs.read;
    this.#pdfs.archival += inner.#pdfs.archival;
    for (const id of inner.#notMade) this.#notMade.add(id);
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
    const checks = VERIFY_CHECKS.map(({ id }) => this.#check(id, kind, more));
    const findings = [...this.findings, ...more];
    const pdfs = { ...this.#pdfs };
    return { kind, path, verdict, reason, checks, files, bytes, pdfs, packages, signatures, findings };
  }

  #check(id: VerifyCheckId, kind: VerifiedKind, more: readonly Finding[]): VerifyCheck {
    const count = (severity: Severity): number =>
      this.findings.filter((one) => one.severity === severity && checkOf(one.code) === id).length +
      more
        .filter((one) => one.severity === severity && checkOf(String(one.params['code'])) === id)
        .reduce((sum, one) => sum + Number(one.params['count']), 0);
    const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
    return { id, state: this.#stateOf(id, kind, { errors, warnings }), errors, warnings, notes };
  }

  #stateOf(id: VerifyCheckId, kind: VerifiedKind, found: { errors: number; warnings: number }): VerifyCheck['state'] {
    const answers = id === 'signatures' ? this.signatures.map((one) => overall(one).state) : [];
    if (found.errors > 0 || answers.includes('invalid')) return 'failed';
    if (isAsked(id, kind) && this.#notMade.has(id)) return 'not-made';
    if (found.warnings > 0 || answers.includes('cannot-tell')) return 'warnings';
    const lacks = (id === 'signatures' && answers.length === 0) || (id === 'pdf' && this.#pdfs.read === 0);
    return isAsked(id, kind) && !lacks ? 'passed' : 'not-applicable';
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
