import type { Colour } from '../../../shared/model/page.ts';
import type { Variant } from './formats.ts';
import { MAX_PIXELS, MAX_SIDE } from './limits.ts';

/** A resolution as the file states it, dpi. */
export interface StatedDpi {
  readonly x: number;
  readonly y: number;
}

/** What the header of one page says, before anything is decoded. */
export interface FrameHeader {
  /** Position in the file: the number a decoder asks for. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** Bits per sample of the decoded picture: 1, 8 or 16. */
  readonly bitDepth: number;
  readonly colour: Colour;
  readonly codec: string;
  readonly dpi: StatedDpi | null;
  /** EXIF or TIFF orientation 1 to 8; 1 when not stated. */
  readonly orientation: number;
}

/** What a format's own reader finds out. */
export interface FileHeader {
  readonly variant: Variant;
  readonly frames: readonly FrameHeader[];
  /** Directories left out because they hold a small picture of another page, not a page. */
  readonly thumbnails: number;
}

/**
 * A header that cannot be what it says it is. `reason` is the part of the error code after `imaging/`; the caller knows
 * the file's name and makes the AppError.
 */
export class HeaderFault extends Error {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(reason: string, params: Readonly<Record<string, string | number>> = {}) {
    super(reason);
    this.reason = reason;
    this.params = params;
  }
}

/** Runs `read` for page `index`, so that a fault in it names that page (counted from 1, as people do). */
export function onPage<T>(index: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw atPage(error, index);
  }
}

/** A HeaderFault with its page; anything else as it is. */
export function atPage(error: unknown, index: number): unknown {
  return error instanceof HeaderFault ? new HeaderFault(error.reason, { page: index + 1, ...error.params }) : error;
}

/** More than may be decoded. Readers leave such a page to their caller, who refuses it before anything else is said. */
export function isOversized(width: number, height: number): boolean {
  return width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE;
}
