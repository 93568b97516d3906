import type { Finding } from '../finding.ts';

/** The files there are, what left in earlier rounds (đợt giao nộp), and what the next round may be called. */
export interface HandedOver {
  /** A name no transfer has yet: the year in Vietnam and the next number. */
  readonly nextRound: string;
  /** In the order of their inventories. */
  readonly files: readonly HandoverFile[];
}

export interface HandoverFile {
  readonly code: string;
  readonly title: string;
  /** The last transfer it was part of; null while it was part of none. */
  readonly left: LeftWith | null;
}

/** A transfer a file was part of, and when it was made. `changed`: the file is no longer what was handed over then. */
export interface LeftWith {
  readonly round: string;
  readonly at: string;
  readonly changed: boolean;
}

/** A file (by id) that is no longer what left with this round, and when that was made. */
export interface ChangedSince {
  readonly file: number;
  readonly round: string;
  readonly at: string;
}

/** A file as it stands before a handover. `faults` are what keeps it back, `doubts` what a person should know. */
export interface PreflightFile {
  readonly code: string;
  readonly title: string;
  readonly documents: number;
  readonly pages: number;
  /** Documents that have a PDF/A, and those whose PDF is signed. */
  readonly made: number;
  readonly signed: number;
  /** Of the PDFs there are, bytes. */
  readonly bytes: number;
  readonly faults: readonly Finding[];
  readonly doubts: readonly Finding[];
}

/**
 * What was looked at before anything is made. `findings` concern the handover as a whole: the round's name, the place to
 * write to, room on both disks. `ready`: nothing keeps it back, in any file or as a whole.
 */
export interface PreflightReport {
  readonly files: readonly PreflightFile[];
  readonly findings: readonly Finding[];
  readonly ready: boolean;
  /** Bytes the handover will take, forecast from the PDFs and masters there are. */
  readonly needed: number;
  readonly freeHere: number;
  /** On the medium; null while no place to write to is chosen, or it is gone. */
  readonly freeThere: number | null;
  /** `vfat`, `exfat`, `ntfs` …; null when the system does not say. */
  readonly fileSystem: string | null;
  /** Which disk the place lies on; given to `transfer/make`, nothing is written to another. */
  readonly disk: string | null;
}
