import type { ErrorRecord } from '../../../../shared/contract/app-error.ts';
import type { DocumentInfo, PageInfo, PdfImageCodec, Raster, RenderSize } from './types.ts';

/** What the worker is started with. */
export interface WorkerOptions {
  /** Bytes PDFium may have in all. */
  readonly memoryLimit: number;
}

/** What the engine asks of the PDFium worker. `docId` names a reader; the worker opens its file when it needs it. */
export type PdfiumRequest =
  | { readonly op: 'open'; readonly docId: number; readonly path: string }
  | { readonly op: 'close'; readonly docId: number; readonly path: string }
  | { readonly op: 'info' | 'image' | 'text'; readonly docId: number; readonly path: string; readonly index: number }
  | {
      readonly op: 'render';
      readonly docId: number;
      readonly path: string;
      readonly index: number;
      readonly size: RenderSize;
      readonly colour: 'grey' | 'rgb';
    }
  | { readonly op: 'jpx'; readonly bytes: Uint8Array };

/** An image as the worker takes it out: the stored stream where its format is one of its own, and the decoded pixels. */
export interface StoredImage {
  readonly codec: PdfImageCodec;
  readonly width: number;
  readonly height: number;
  readonly bitDepth: 1 | 8;
  /** The stream of a JPEG or G4 image. */
  readonly stream?: Uint8Array;
  /** The decoded pixels; absent for a JPEG. */
  readonly raster?: Raster;
}

export type PdfiumAnswer = DocumentInfo | PageInfo | StoredImage | Raster | string | null;

export interface PdfiumReply {
  readonly id: number;
  readonly answer?: PdfiumAnswer;
  readonly error?: ErrorRecord;
  /** PDFium's memory in bytes after the request. */
  readonly memoryBytes: number;
  /** The WebAssembly instance is beyond use; the worker ends after this message. */
  readonly fatal?: true;
}
