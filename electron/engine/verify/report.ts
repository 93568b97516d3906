import type { Params } from '../../../shared/contract/app-error.ts';
import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import { verifyFindings } from '../../../shared/contract/codes/verify.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { overall, type SignatureReport } from '../signing/index.ts';

export type VerifiedKind = 'transfer' | 'bag' | 'package' | 'pdf' | 'signature';
export type VerifyCode = keyof typeof verifyFindings;

/**
 * What verification says of a thing, from its bytes alone. `invalid`: at least one error, or a signature that is wrong.
 * `cannot-tell`: nothing wrong was found, but a signature could not be judged (no anchor, no revocation list).
 */
export interface VerifyReport {
  readonly kind: VerifiedKind;
  readonly path: string;
  readonly verdict: 'valid' | 'invalid' | 'cannot-tell';
  readonly files: number;
  readonly bytes: number;
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly Finding[];
}

/** Gathers what the checks of one run find; places are prefixed by where a nested thing lies. */
export class Gathered {
  readonly findings: Finding[] = [];
  readonly signatures: SignatureReport[] = [];
  files = 0;
  bytes = 0;

  add(code: VerifyCode, place: string, params: Params = {}): void {
    this.findings.push({ code, severity: verifyFindings[code].severity, place, params });
  }

  /** Findings of another domain, their places below `prefix`. */
  take(findings: readonly Finding[], prefix = ''): void {
    for (const finding of findings) this.findings.push({ ...finding, place: prefix + finding.place });
  }

  /** A thing that could not be read at all: the error becomes a finding, and the run goes on. */
  failed(place: string, error: unknown): void {
    const { code, params } = toErrorRecord(error);
    this.findings.push({ code, severity: 'error', place, params });
  }

  signature(report: SignatureReport, prefix = ''): void {
    this.signatures.push({ ...report, place: prefix + report.place });
    this.take(report.findings, prefix);
  }

  report(kind: VerifiedKind, path: string): VerifyReport {
    const answers = this.signatures.map((signature) => overall(signature).state);
    const wrong = this.findings.some((finding) => finding.severity === 'error') || answers.includes('invalid');
    const verdict = wrong ? 'invalid' : answers.includes('cannot-tell') ? 'cannot-tell' : 'valid';
    return {
      kind,
      path,
      verdict,
      files: this.files,
      bytes: this.bytes,
      signatures: this.signatures,
      findings: this.findings,
    };
  }
}
