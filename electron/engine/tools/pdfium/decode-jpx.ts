import { AppError } from '../../../../shared/contract/app-error.ts';
import { readJpxHeader } from './jpx.ts';
import { MAX_RENDER_PIXELS } from './limits.ts';
import { askPdfium } from './pdfium-host.ts';
import type { Raster } from './types.ts';

/**
 * Decodes a JPEG 2000 image (JP2 file or bare codestream) to 8-bit grey or RGB. Throws `intake/jpx-too-large` above the
 * pixel limit, before decoding, and `intake/jpx-damaged` when it is no JPEG 2000 image or does not decode.
 */
export async function decodeJpx(bytes: Uint8Array): Promise<Raster> {
  const header = readJpxHeader(bytes);
  if (!header) throw new AppError('intake/jpx-damaged');
  if (header.width * header.height > MAX_RENDER_PIXELS)
    throw new AppError('intake/jpx-too-large', {
      width: header.width,
      height: header.height,
      limit: MAX_RENDER_PIXELS,
    });
  const raster = (await askPdfium({ op: 'jpx', bytes })) as Raster | null;
  if (raster?.width !== header.width || raster.height !== header.height) throw new AppError('intake/jpx-damaged');
  return raster;
}
