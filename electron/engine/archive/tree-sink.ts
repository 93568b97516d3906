import type { ByteSink } from '../xml/index.ts';

/** What became of a file put into a package: its size in bytes and its SHA-256 in upper-case hex. */
export interface Written {
  readonly size: number;
  readonly sha256: string;
}

/**
 * A package in the making. Files are added one after another, each read once: digests are taken from the very bytes
 * that are written. Names are relative, with `/`; a name that is unsafe or already used ends with an error.
 */
export interface TreeSink {
  /** Copies a file from disk. `expected`: stop with `package/source-changed` when its SHA-256 is another. */
  copyFile(source: string, name: string, expected?: string): Promise<Written>;
  /** Writes what `produce` hands over, without knowing its size beforehand. */
  writeFile(name: string, produce: (out: ByteSink) => Promise<void>): Promise<Written>;
}
