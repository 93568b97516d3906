/** A code found on a page. `format` as zxing names it: QRCode, Code128 … */
export interface PageCode {
  readonly format: string;
  readonly text: string;
}

/** A grey picture to be looked at: 8 bits a px, row by row. */
export interface CodeRequest {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export type CodeReply =
  { readonly id: number; readonly codes: readonly PageCode[] } | { readonly id: number; readonly reason: string };
