import type { Sharp } from 'sharp';
import type { Fidelity, PdfColour } from '../model.ts';

/** A picture to be coded anew: `open` gives a fresh decoder each time, for more than one way may have to be tried. */
export interface Picture {
  open(): Sharp;
  readonly depth: 1 | 8 | 16;
  /** The space the pixels are left in, for grey or RGB by the output intent or by the image's own profile. */
  readonly colour: PdfColour;
  /** False when decoding already changed the colours (CMYK, Lab, transparency). */
  readonly isExact: boolean;
  /** The source was coded with loss already: coding it without loss would only make it large. */
  readonly isLossy: boolean;
  readonly sourceBytes: number;
}

/**
 * How much of the source's size the coded image may take. The file as a whole may take 105% (issue 2, item 8); the rest
 * is kept for the page's words and structure.
 */
const IMAGE_SHARE = 1.02;

/** Bytes the coded image may take. */
export function sizeLimit(picture: Picture): number {
  return picture.sourceBytes * IMAGE_SHARE;
}

export function fidelityOf(picture: Picture): Fidelity {
  return picture.isExact ? 'same-pixels' : 'converted';
}

export function isGrey(picture: Picture): boolean {
  return picture.colour.kind === 'grey' || (picture.colour.kind === 'icc' && picture.colour.components === 1);
}
