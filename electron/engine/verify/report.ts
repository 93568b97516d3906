import { isAppError, toErrorRecord, type Params } from '../../../shared/contract/app-error.ts';
import { verifyFindings } from '../../../shared/contract/codes/verify.ts';
import type { Finding, Severity } from '../../../shared/contract/finding.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { overall, type SignatureReport } from '../signing/index.ts';

export type VerifiedKind = 'transfer' | 'bag' | 'package' | 'pdf' | 'signature';
export type VerifyCode = keyof typeof verifyFindings;

/** What a package says it is and what was counted in it. */
export interface PackageFacts {
  /** Where it lies: inside a transfer the path in the bag, else its own name. */
  readonly place: string;
  readonly objid: string;
  /** Null for a kind this program does not know. */
  readonly kind: PackageKind | null;
  /** Mã hồ sơ; for an AIP, which has none, Mã hồ sơ lưu trữ. Empty when it cannot be read. */
  readonly fileCode: string;
  /** Documents described; null when that could not be counted. */
  readonly documents: number | null;
  /** Pages the file states; null when it states none. */
  readonly pages: number | null;
}

/**
 * What verification says of a thing, from its bytes alone: the result of `tram verify --json`. Its shape only grows.
 *
 * - `kind`, `path`: what was verified, and its absolute path.
 * - `verdict`: `invalid` when there is an error, or a signature that is wrong; `cannot-tell` when nothing is wrong but
 *   something could not be judged (a signature without an anchor or a revocation list, a kind of package nobody here
 *   knows, a signer who is not the submitter); else `valid`.
 * - `reason`: the code that decided the verdict; null when valid.
 * - `files`, `bytes`: what was read, a package inside a bag counted once, as a file of the bag.
 * - `packages`: every package that could be read, with what it says of itself.
 * - `signatures`: every signature found, each with three answers (integrity, chain, revocation) and their reasons; the
 *   place of one inside a PDF is `<file>#<field>`, of a file inside a package in a bag `<package>!/<path in it>`.
 * - `findings`: all of one run, in the order they were found. `place` is a path inside the thing, with `:<line>` behind
 *   it where a line is meant; `params` fill the words of `code` in resources/strings. At most 1,000 of one code are
 *   listed; the number of the rest is in one `verify/more-findings`.
 */
export interface VerifyReport {
  readonly kind: VerifiedKind;
  readonly path: string;
  readonly verdict: 'valid' | 'invalid' | 'cannot-tell';
  readonly reason: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly packages: readonly PackageFacts[];
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly Finding[];
}

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
