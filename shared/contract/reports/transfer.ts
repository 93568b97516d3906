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
}
