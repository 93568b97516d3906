/** What a long piece of work says of itself while it runs. `total` is null while it is not yet known. */
export interface Progress {
  /** A key of `text.stage.*` in resources/strings, e.g. `ocr`. */
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'pages' | 'files' | 'documents' | 'packages' | 'bytes' | 'rows';
  /** The item in work, for the eye only. */
  readonly current?: string;
}
