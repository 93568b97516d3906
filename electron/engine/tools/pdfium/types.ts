import type { Colour } from '../../../../shared/model/page.ts';

/** Pixels row by row without padding: `data.length === width * height * channels`, 8 bits a sample. 1 = grey, 3 = RGB. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** How the one image of a scanned page is stored inside the PDF. `raw` is everything else (Flate, LZW, run length). */
export type PdfImageCodec = 'jpeg' | 'g4' | 'jbig2' | 'jpx' | 'raw';

/** The image a scanned page consists of. */
export interface PageImage {
  readonly codec: PdfImageCodec;
  /** px of the image as stored, before `turn`. */
  readonly width: number;
  readonly height: number;
  /** Bits a sample: 1, 2, 4, 8 or 16; 0 when the PDF does not say (some JPEG 2000 images). */
  readonly bitDepth: number;
  readonly colour: Colour;
  /**
   * Degrees clockwise that the stored image has to be turned to stand as the PDF shows it: the page's /Rotate and the
   * image's own matrix together. It is the prior turn of the page's recipe.
   */
  readonly turn: 0 | 90 | 180 | 270;
  /** Resolution of the stored image on the page, along its own width and height. */
  readonly dpiX: number;
  readonly dpiY: number;
  /** The image can be taken out without losing anything it holds; false for 16-bit samples and the like: then render. */
  readonly lossless: boolean;
}

/**
 * One page. `widthPt` and `heightPt` are of the page as shown, that is after `rotation` (its /Rotate, degrees clockwise).
 * `scan`: exactly one image covers the page and nothing else is visible (an invisible text layer does not count);
 * `born`: everything else, to be shown by rendering.
 */
export interface PageInfo {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly kind: 'scan' | 'born';
  readonly image?: PageImage;
  /** px of the largest image on the page, 0 without one. Drawing the page means decoding it, so intake refuses bombs by it. */
  readonly largestImage: number;
  /** The page carries text, visible or not. */
  readonly hasText: boolean;
}

/**
 * A page's image taken out without loss, as stored: not turned (see `PageImage.turn`), no colour conversion.
 * - `jpeg`: the very bytes of the JPEG inside the PDF. A PDF viewer ignores its EXIF orientation; so must the reader.
 * - `g4`: the CCITT G4 data inside a one-strip TIFF, proven to decode to the same pixels.
 * - `raster`: the decoded pixels; `bitDepth` 1 means that only 0 and 255 occur.
 */
export type ExtractedImage =
  | { readonly codec: 'jpeg' | 'g4'; readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  | { readonly codec: 'raster'; readonly raster: Raster; readonly bitDepth: 1 | 8 };

/**
 * `decodes`: `clean`; `warnings` when the decoder had to pass over something; `damaged` when data is missing or broken
 * (PDFium would draw such an image without a word). `looksLikePage`: false when the PDF inverts, masks or clips the image,
 * so that what a reader sees is not the image.
 */
export interface ImageVerdict {
  readonly decodes: 'clean' | 'warnings' | 'damaged';
  readonly looksLikePage: boolean;
}

/** How large a page is drawn. `widthPx`/`heightPx` win over `dpi`; the page is stretched to exactly that grid. */
export type RenderSize = { readonly dpi: number } | { readonly widthPx: number; readonly heightPx: number };

/** What a whole document says of itself when it is opened. */
export interface DocumentInfo {
  readonly pageCount: number;
  /** Encrypted but open to readers (an owner password only). A user password makes opening fail instead. */
  readonly encrypted: boolean;
  readonly signatureCount: number;
  /** Files attached inside the PDF: content that no page shows. */
  readonly attachmentCount: number;
  /** A dynamic XFA form: its real content is not on its pages and only one maker's program shows it. */
  readonly xfa: boolean;
}

/** An open PDF. Pages count from 0. Every method may throw `intake/pdf-page-unreadable`, `intake/pdf-timeout` or `intake/pdf-crashed`. */
export interface PdfReader extends DocumentInfo {
  readonly path: string;
  pageInfo(index: number): Promise<PageInfo>;
  /** Throws `intake/pdf-page-unreadable` when the page is not a `scan` or its image cannot be decoded. */
  extractImage(index: number): Promise<ExtractedImage>;
  /**
   * Whether the image that `extractImage` gives may stand for the page. Costs a decode; intake asks once a page.
   */
  checkImage(index: number): Promise<ImageVerdict>;
  /** Draws the page with its annotations on white. Throws `intake/pdf-render-too-large` above the pixel limit. */
  render(index: number, size: RenderSize, colour: 'grey' | 'rgb'): Promise<Raster>;
  /** The page's text in reading order of the PDF, NFC, visible or not. Empty when there is none. */
  text(index: number): Promise<string>;
  close(): Promise<void>;
}
