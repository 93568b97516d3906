import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';

/** A file, its documents, and how many findings keep it from being packed. */
export interface FileLine {
  readonly code: string;
  readonly title: string;
  readonly inventoryNumber: string;
  readonly documents: readonly DocumentLine[];
  readonly errors: number;
  readonly warnings: number;
}

export interface DocumentLine {
  readonly ordinal: number;
  readonly docId: string;
  readonly typeName: string;
  readonly symbol: string;
  readonly issuedDate: string;
  readonly subject: string;
  readonly pages: number;
  readonly pdf: 'none' | 'archival' | 'signed';
}

export interface DescribeReport {
  readonly fonds: number;
  readonly files: number;
  readonly documents: number;
  readonly pages: number;
  /** Pages of the batch that no document has: blank ones as a note, others as a warning. */
  readonly findings: readonly Finding[];
}

export interface ExtractReport {
  readonly job: JobReport;
  /** Documents in question, whether read now or before. */
  readonly documents: number;
  readonly read: number;
  readonly handwritten: number;
  /** Disagreements with given values, handwriting to be typed, doubts, documents without text. */
  readonly findings: readonly Finding[];
}
