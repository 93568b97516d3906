import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';

/**
 * pages = recognised + blank + failed, and what became a page or another one while others were read. `unchanged` of them
 * were up to date and not touched.
 */
export interface OcrReport {
  readonly job: JobReport;
  readonly pages: number;
  readonly recognised: number;
  readonly blank: number;
  readonly failed: number;
  readonly unchanged: number;
  readonly words: number;
  readonly findings: readonly Finding[];
}
