import type { Finding } from '../../../../shared/contract/finding.ts';
import type { Difference, PdfaMark } from './info-and-xmp.ts';

/** What a PDF's structure says of it. Nothing here is proof of conformance: it is what the file claims and holds. */
export interface PdfMarks {
  /** False when there is no structure to read; `reason` then says why and the rest is empty. */
  readonly isReadable: boolean;
  readonly reason: string | null;
  readonly bytes: number;
  /** `1.7`; null when the file does not begin with a PDF header. */
  readonly version: string | null;
  readonly pages: number;
  /** What the page tree's root claims. */
  readonly statedPages: number | null;
  readonly pdfa: PdfaMark | null;
  /** An output intent GTS_PDFA1 with a colour profile. */
  readonly hasOutputIntent: boolean;
  readonly isEncrypted: boolean;
  readonly hasId: boolean;
  /** Actions and annotations that run, play or send something: `JavaScript`, `Launch` … */
  readonly active: readonly string[];
  readonly hasXfa: boolean;
  readonly embeddedFiles: number;
  readonly signatures: number;
  /** Cross references one after another: more than 1 when something was appended, as a signature is (or linearised). */
  readonly revisions: number;
  readonly title: string | null;
  readonly differences: readonly Difference[];
  readonly isXmpReadable: boolean;
  /** Bytes after the last %%EOF and its line end. */
  readonly trailingBytes: number;
  /** False when limits or damage kept the walk from seeing everything. */
  readonly isComplete: boolean;
  readonly findings: readonly Finding[];
}

/** The marks before anything is said about them. */
export type Marks = Omit<PdfMarks, 'findings'>;
