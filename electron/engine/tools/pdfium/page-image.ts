import { copyBitmap } from './bitmap.ts';
import { MAX_RENDER_PIXELS } from './limits.ts';
import { imageFilters, imageMetadata, type ImageMetadata } from './page-info.ts';
import type { Library } from './pdfium-library.ts';
import type { StoredImage } from './protocol.ts';
import type { PageImage, Raster } from './types.ts';

/** A JPEG or G4 stream longer than this is no page image. Bytes. */
const MAX_STREAM_BYTES = 1024 ** 3;

/** Takes the image out of a scanned page; null when its data cannot be read. */
export function readStoredImage(library: Library, page: number, object: number, facts: PageImage): StoredImage | null {
  const { codec, width, height } = facts;
  const base = { width, height };
  if (codec === 'jpeg') {
    const stream = readStream(library, object);
    return stream && { ...base, codec, bitDepth: 8, stream };
  }
  const meta = imageMetadata(library, page, object);
  if (codec === 'raw' && !isComplete(library, meta, object)) return null;
  const raster = plainSamples(library, meta, object, facts) ?? decodedBitmap(library, object, meta);
  if (!raster || raster.width !== width || raster.height !== height) return null;
  const stream = codec === 'g4' ? readStream(library, object) : null;
  const bitDepth = facts.bitDepth === 1 && raster.channels === 1 ? 1 : 8;
  return { ...base, codec, bitDepth, raster, ...(stream && { stream }) };
}

/** PDFium fills up samples that are missing; an image that was cut off shall not pass for a whole one. */
function isComplete(library: Library, meta: ImageMetadata | null, object: number): boolean {
  if (!meta) return false;
  const channels = meta.indexed || meta.colour === 'grey' || meta.bitDepth === 1 ? 1 : meta.colour === 'cmyk' ? 4 : 3;
  const rowBytes = Math.ceil((meta.width * meta.bitDepth * channels) / 8);
  const { pdfium } = library;
  return pdfium.FPDFImageObj_GetImageDataDecoded(object, 0, 0) >>> 0 >= rowBytes * meta.height;
}

/** The image's own stream, with filters that stand before the image format (Flate around a JPEG) undone. */
function readStream(library: Library, object: number): Uint8Array | null {
  const { pdfium } = library;
  const read =
    imageFilters(library, object).length > 1
      ? pdfium.FPDFImageObj_GetImageDataDecoded.bind(pdfium)
      : pdfium.FPDFImageObj_GetImageDataRaw.bind(pdfium);
  return copyOut(library, (buffer, size) => read(object, buffer, size), MAX_STREAM_BYTES);
}

/**
 * 8-bit grey or RGB samples as they are stored. PDFium's own bitmap would have gone through the image's colour profile,
 * which changes values. Null when the image is anything else.
 */
function plainSamples(library: Library, meta: ImageMetadata | null, object: number, facts: PageImage): Raster | null {
  if (facts.codec !== 'raw' || facts.bitDepth !== 8 || meta?.indexed !== false) return null;
  const channels = facts.colour === 'grey' ? 1 : facts.colour === 'rgb' ? 3 : null;
  if (channels === null) return null;
  const { width, height } = facts;
  const size = width * height * channels;
  const { pdfium } = library;
  const data = copyOut(library, (b, s) => pdfium.FPDFImageObj_GetImageDataDecoded(object, b, s), size);
  return data?.length === size ? { width, height, channels, data } : null;
}

function decodedBitmap(library: Library, object: number, meta: ImageMetadata | null): Raster | null {
  const bitmap = library.pdfium.FPDFImageObj_GetBitmap(object) >>> 0;
  if (bitmap === 0) return null;
  try {
    const raster = copyBitmap(library, bitmap);
    if (!raster || meta?.bitDepth !== 1) return raster;
    const grey = withoutColour(raster);
    // A stencil's bitmap says 255 where ink is laid; as a picture of paper that is the wrong way round.
    if (meta.stencil) grey.data.forEach((value, i) => (grey.data[i] = 255 - value));
    return grey;
  } finally {
    library.pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** A two-colour image of black and white as one channel; of other colours as it is. */
function withoutColour(raster: Raster): Raster {
  const { width, height, channels, data } = raster;
  if (channels === 1) return raster;
  const grey = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    const value = data[from]!;
    if (data[from + 1] !== value || data[from + 2] !== value || (value !== 0 && value !== 255)) return raster;
    grey[i] = value;
  }
  return { width, height, channels: 1, data: grey };
}

function copyOut(library: Library, read: (buffer: number, size: number) => number, limit: number): Uint8Array | null {
  const size = read(0, 0) >>> 0;
  if (size === 0 || size > limit || size > MAX_RENDER_PIXELS * 3) return null;
  return library.withMemory(size, (buffer) =>
    read(buffer, size) >>> 0 === size ? new Uint8Array(library.bytes(buffer, size)) : null,
  );
}
