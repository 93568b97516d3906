import type { Finding } from '../../../shared/contract/finding.ts';
import type { Params } from '../../../shared/contract/app-error.ts';
import { signingFindings } from '../../../shared/contract/codes/signing.ts';
import type { SigningFindingCode, Answer, SignatureReport } from '../../../shared/contract/reports/signing.ts';
export type {
  SigningFindingCode,
  Answer,
  SignerInfo,
  SignatureReport,
} from '../../../shared/contract/reports/signing.ts';

export const VALID: Answer = { state: 'valid', reason: null };

/** All answers in one: invalid if any is, else cannot-tell if any is, else valid. */
export function overall(report: Pick<SignatureReport, 'integrity' | 'chain' | 'revocation' | 'time'>): Answer {
  const answers = [report.integrity, report.chain, report.revocation, report.time];
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
