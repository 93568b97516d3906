import type { JobReport } from './jobs.ts';

export interface PackageFilesReport {
  readonly job: JobReport;
  readonly packages: readonly StoredPackage[];
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
