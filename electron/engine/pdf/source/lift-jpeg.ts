import type { PdfImage } from '../model.ts';
import { colourWith } from './icc.ts';
import { jpegFacts } from './jpeg.ts';

/**
 * A JPEG as DCTDecode, byte for byte: 8 bits, grey or three components, baseline or progressive. Null when it has to be
 * decoded first (CMYK, 12 bits, arithmetic or lossless coding, height only given at the end) or is not a JPEG.
 */
export function liftJpeg(bytes: Uint8Array): PdfImage | null {
  const facts = jpegFacts(bytes);
  if (facts?.isPlain !== true || facts.bits !== 8 || facts.width === 0 || facts.height === 0) return null;
  if (facts.components !== 1 && facts.components !== 3) return null;
  // Without an Adobe marker DCTDecode takes three components for YCbCr; components named R, G, B say they are not.
  const isRgb = facts.adobeTransform === null && facts.componentIds.join() === '82,71,66';
  return {
    width: facts.width,
    height: facts.height,
    colour: colourWith(facts.icc, facts.components),
    bitsPerComponent: 8,
    filter: 'DCTDecode',
    ...(isRgb ? { decodeParms: { ColorTransform: 0 } } : {}),
    data: bytes,
    fidelity: 'same-bytes',
    sourceBytes: bytes.length,
  };
}
