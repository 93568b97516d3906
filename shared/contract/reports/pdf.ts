import type { Detail } from '../app-error.ts';
import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';

export interface DocumentPdfReport {
  readonly job: JobReport;
  /** Documents whose PDF was made or was already there. */
  readonly documents: number;
  /** Those of them that are the PDF as it was received, kept byte for byte. */
  readonly originals: number;
  readonly pages: number;
  readonly bytes: number;
}

export interface ImagesToPdfReport {
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly blank: number;
  readonly turned: number;
  readonly skewed: number;
  /** Mean confidence of the words, 0 to 100; null when none were found. */
  readonly confidence: number | null;
  readonly refused: readonly Detail[];
  readonly findings: readonly Finding[];
}
