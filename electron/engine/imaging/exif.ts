import type { ByteReader } from './byte-reader.ts';
import { HeaderFault, type StatedDpi } from './frame-header.ts';
import { numberOf, readDirectories, readDirectory, type Directory } from './tiff-directory.ts';

const ORIENTATION = 274;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;
const EXIF_DIRECTORY = 34665;
const EXIF_VERSION = 36864;

export interface ExifFacts {
  readonly orientation: number;
  readonly dpi: StatedDpi | null;
  /** Four digits, e.g. `0230`. */
  readonly version?: string;
}

/**
 * The EXIF block of a JPEG, PNG or WebP. A block that cannot be read counts as absent: it is metadata beside the picture,
 * and a picture is not refused for it.
 */
export async function readExif(reader: ByteReader): Promise<ExifFacts | null> {
  try {
    const tags = new Set([ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, EXIF_DIRECTORY]);
    const { directories } = await readDirectories(reader, { tags });
    const main = directories[0];
    if (!main) return null;
    const version = await readVersion(reader, main);
    return {
      orientation: orientationOf(main),
      dpi: dpiOf(main),
      ...(version === null ? {} : { version }),
    };
  } catch (error) {
    if (error instanceof HeaderFault) return null;
    throw error;
  }
}

async function readVersion(reader: ByteReader, main: Directory): Promise<string | null> {
  const offset = numberOf(main, EXIF_DIRECTORY, 0);
  if (offset === 0) return null;
  const order = await reader.read(0, 2);
  const layout = { little: order[0] === 0x49, big: false };
  const { directory } = await readDirectory(reader, offset, layout, { tags: new Set([EXIF_VERSION]) });
  const version = directory.fields.get(EXIF_VERSION);
  return typeof version === 'string' ? version.slice(0, 4) : null;
}

/** 1 to 8; anything else counts as not stated. */
export function orientationOf(directory: Directory): number {
  const value = numberOf(directory, ORIENTATION, 1);
  return value >= 1 && value <= 8 ? value : 1;
}

/** Resolution fields as dpi; null when absent or without a unit (TIFF 6.0: unit 2 inch, 3 centimetre, 1 none). */
export function dpiOf(directory: Directory): StatedDpi | null {
  const x = numberOf(directory, X_RESOLUTION, NaN);
  const y = numberOf(directory, Y_RESOLUTION, x);
  const unit = numberOf(directory, RESOLUTION_UNIT, 2);
  if (Number.isNaN(x) || Number.isNaN(y) || unit === 1) return null;
  const factor = unit === 3 ? 2.54 : 1;
  return { x: x * factor, y: y * factor };
}
