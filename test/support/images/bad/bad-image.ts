import type { Sharp } from 'sharp';
import { rampPicture } from '../good-images.ts';
import { noisy, raw } from '../page-picture.ts';

/** A file that has to be refused with `code`. */
export interface BadImage {
  readonly name: string;
  readonly code: string;
  readonly bytes: () => Promise<Buffer> | Buffer;
}

// The same on every run: damage must hit the same bits. Drawn by rule and not by sharp, whose noise differs each time.
const PICTURE = noisy(rampPicture(200, 280), 12);
/** The good picture that the damage is done to. */
export const picture = (): Sharp => raw(PICTURE);
