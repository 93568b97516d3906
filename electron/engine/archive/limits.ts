/** Bounds for packages that came from outside; each has its own error or finding code. */
export interface TreeLimits {
  /** Files and folders: `package/archive-too-many-entries`. */
  readonly entries: number;
  /** Bytes of the ZIP's directory: `package/archive-too-many-entries`. */
  readonly directoryBytes: number;
  /** Bytes of all files unpacked: `package/archive-too-large`. */
  readonly totalBytes: number;
  /** Unpacked to packed, for files above `ratioFrom` bytes: `package/entry-bomb`. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const TREE_LIMITS: TreeLimits = {
  entries: 2_000_000,
  directoryBytes: 512 * 1024 * 1024,
  totalBytes: 4 * 1024 ** 4,
  // Deflate reaches 1,032 to 1 only on runs of one byte; text and XML stay under 50, blank bilevel scans under 150.
  ratio: 200,
  ratioFrom: 8 * 1024 * 1024,
};
