import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';

export interface CheckReport {
  readonly job: JobReport;
  readonly pages: number;
  readonly blank: number;
  readonly look: number;
  readonly turned: number;
  readonly skewed: number;
  readonly findings: readonly Finding[];
}

/** A batch and how far it has come. `joined`: pages that belong to a document. */
export interface BatchLine {
  readonly name: string;
  readonly taken: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly pages: number;
  readonly blank: number;
  readonly checked: number;
  readonly recognised: number;
  readonly joined: number;
}
