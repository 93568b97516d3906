import type { Finding } from '../finding.ts';

export interface TransferReport {
  readonly path: string;
  readonly round: string;
  readonly packages: number;
  readonly files: number;
  readonly documents: number;
  readonly pages: number;
  /** Payload files and bytes (Payload-Oxum). */
  readonly payloadFiles: number;
  readonly bytes: number;
  /** SHA-256 of the signed tag manifest: what binds every file of the bag. */
  readonly tagManifestSha256: string;
  /** What the person who hands over should know: the round was made into a transfer before. */
  readonly findings: readonly Finding[];
}
