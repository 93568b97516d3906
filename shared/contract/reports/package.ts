import type { Finding } from '../finding.ts';
import type { JobReport } from './jobs.ts';

export interface PackageFilesReport {
  readonly job: JobReport;
  readonly packages: readonly StoredPackage[];
  /** What is doubtful about the files, packed or not: dates, numbers, counts; files of which nothing is signed. */
  readonly findings: readonly Finding[];
}

export interface StoredPackage {
  readonly fileCode: string;
  readonly objectId: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly documents: number;
}
