import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { PageFacts, Recipe } from '../../../shared/model/page.ts';

/** What the document says of itself, in the XMP packet and the Info dictionary alike. Text is taken as NFC. */
export interface PdfMetadata {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: readonly string[];
  /** Given by the caller, so that the same input makes the same bytes. Written with Vietnam's offset. */
  readonly created: Date;
  /** BCP 47; default `vi-VN`. */
  readonly language?: string;
  /** How many pages will come, for the progress alone. */
  readonly pageCount?: number;
}

/** Grey or RGB of the output intent, the image's own ICC profile, a palette of RGB triples, or (JPX) what the data says. */
export type PdfColour =
  | { readonly kind: 'grey' | 'rgb' | 'inside' }
  | { readonly kind: 'palette'; readonly rgb: Uint8Array }
  | { readonly kind: 'icc'; readonly components: 1 | 3; readonly profile: Uint8Array };

/** Parameters of a filter as they stand in /DecodeParms. */
export type DecodeParms = Readonly<Record<string, number | boolean>>;

/**
 * What became of the image: `same-bytes` the coded data is the source's own, `same-pixels` coded anew without loss,
 * `converted` colour space changed or coded with loss because the size limit left no other way.
 */
export type Fidelity = 'same-bytes' | 'same-pixels' | 'converted';

/** An image ready to stand in a PDF. `width` and `height` in px as stored, before any recipe or EXIF orientation. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly colour: PdfColour;
  readonly bitsPerComponent: 1 | 2 | 4 | 8 | 16;
  readonly filter: 'DCTDecode' | 'FlateDecode' | 'CCITTFaxDecode' | 'JBIG2Decode' | 'JPXDecode';
  readonly decodeParms?: DecodeParms;
  readonly data: Uint8Array;
  readonly fidelity: Fidelity;
  /** Bytes the same image takes in its source: what the size limit of issue's item 8 (input + 5%) is counted against. */
  readonly sourceBytes: number;
}

/** One page: the image as scanned, how to see it upright, its resolution, and its words in page space if recognised. */
export interface PdfPage {
  readonly image: PdfImage;
  readonly recipe: Recipe;
  readonly facts: Pick<PageFacts, 'width' | 'height' | 'dpiX' | 'dpiY'>;
  readonly text: OcrPage | null;
}
