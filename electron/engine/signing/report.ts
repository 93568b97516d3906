import type { Finding } from '../../../shared/contract/finding.ts';
import type { Params } from '../../../shared/contract/app-error.ts';
import { signingFindings } from '../../../shared/contract/codes/signing.ts';

export type SigningFindingCode = keyof typeof signingFindings;

/** One of the three questions about a signature, answered. `reason` is the finding that decided, null when valid. */
export interface Answer {
  readonly state: 'valid' | 'invalid' | 'cannot-tell';
  readonly reason: SigningFindingCode | null;
}

export const VALID: Answer = { state: 'valid', reason: null };

/** Who signed, as the certificate says; for the eye and for `--json`. Times are ISO 8601 in UTC. */
export interface SignerInfo {
  readonly commonName: string | null;
  readonly organisation: string | null;
  readonly title: string | null;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly fingerprint: string;
  readonly key: string;
}

/** All that verification says about one signature (TT 15/2025/TT-BKHCN Điều 6: at least these facts are shown). */
export interface SignatureReport {
  readonly format: 'cades' | 'pades' | 'pdf-cms' | 'timestamp' | 'unknown';
  /** The signature's field name in a PDF; the signature file's name when detached. */
  readonly place: string;
  /** Was what is signed changed, and was it this key that signed it? */
  readonly integrity: Answer;
  /** Does the certificate lead to a given anchor by the rules? */
  readonly chain: Answer;
  /** Had the certificate been revoked? */
  readonly revocation: Answer;
  readonly signer: SignerInfo | null;
  /** The time the signer claims, ISO 8601 in UTC; null when there is none. */
  readonly signingTime: string | null;
  /** The time the certificate was judged at, ISO 8601 in UTC. */
  readonly judgedAt: string | null;
  /** PDF: does the signature reach to the end of the file? Always true when detached. */
  readonly coversWholeFile: boolean;
  readonly findings: readonly Finding[];
}

/** The three answers in one: invalid if any is, else cannot-tell if any is, else valid. */
export function overall(report: Pick<SignatureReport, 'integrity' | 'chain' | 'revocation'>): Answer {
  const answers = [report.integrity, report.chain, report.revocation];
  return (
    answers.find((answer) => answer.state === 'invalid') ??
    answers.find((answer) => answer.state === 'cannot-tell') ??
    VALID
  );
}

/** Collects findings of one signature and remembers which of them decides the answer being worked out. */
export class Verdict {
  readonly findings: Finding[] = [];
  readonly #place: string;
  #answer: Answer = VALID;

  constructor(place: string) {
    this.#place = place;
  }

  /** Notes a finding that makes the answer invalid. */
  invalid(code: SigningFindingCode, params: Params = {}): void {
    this.note(code, params);
    if (this.#answer.state !== 'invalid') this.#answer = { state: 'invalid', reason: code };
  }

  /** Notes a finding that leaves the answer open unless something else makes it invalid. */
  open(code: SigningFindingCode, params: Params = {}): void {
    this.note(code, params);
    if (this.#answer.state === 'valid') this.#answer = { state: 'cannot-tell', reason: code };
  }

  /** Notes a finding that does not change the answer. */
  note(code: SigningFindingCode, params: Params = {}): void {
    this.findings.push({ code, severity: signingFindings[code].severity, place: this.#place, params });
  }

  get answer(): Answer {
    return this.#answer;
  }
}
