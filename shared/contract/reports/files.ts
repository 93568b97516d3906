import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';
import type { PlacedFinding } from './rules.ts';

/** A file, its documents, and what there is to say of its records: errors keep it from being packed. */
export interface FileLine {
  readonly code: string;
  readonly title: string;
  readonly inventoryNumber: string;
  readonly documents: readonly DocumentLine[];
  readonly findings: readonly PlacedFinding[];
  readonly errors: number;
  readonly warnings: number;
}

/**
 * Which PDF a document has: a PDF/A of ours, signed by the agency or not yet; or the PDF that was received, kept byte for
 * byte (`original`), signed by the agency since (`original-signed`) or with the signature it came with
 * (`signed-by-others`). Whether a kept one is PDF/A only `tram verify` says.
 */
export type DocumentPdfState = 'none' | 'archival' | 'signed' | 'original' | 'original-signed' | 'signed-by-others';

export interface DocumentLine {
  readonly ordinal: number;
  readonly docId: string;
  readonly typeName: string;
  readonly symbol: string;
  readonly issuedDate: string;
  readonly subject: string;
  readonly pages: number;
  readonly pdf: DocumentPdfState;
  /** The PDF was made from other pages, words or values than the document has now; null when that was not asked for. */
  readonly outdated: boolean | null;
}

export interface DescribeReport {
  readonly fonds: number;
  readonly files: number;
  readonly documents: number;
  readonly pages: number;
  /** Pages of the batch that no document has: blank ones as a note, others as a warning. */
  readonly findings: readonly Finding[];
}

/** How far the reading of fields has come with the recognised documents of a file. */
export interface FieldReading {
  /** Its code. */
  readonly file: string;
  readonly read: number;
  readonly unread: number;
}

export interface ExtractReport {
  readonly job: JobReport;
  /** Documents in question, whether read now or before. */
  readonly documents: number;
  readonly read: number;
  readonly handwritten: number;
  /** Values read with little confidence that nobody has confirmed, and fields of the head neither read nor given. */
  readonly unconfirmed: number;
  readonly missing: number;
  /**
   * Disagreements with given values, handwriting to be typed, what is unconfirmed, missing or doubtful, documents without
   * text.
   */
  readonly findings: readonly Finding[];
}
