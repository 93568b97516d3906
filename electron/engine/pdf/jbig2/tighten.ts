import sharp from 'sharp';
import type { PdfImage } from '../model.ts';
import { jbig2Of } from './jbig2.ts';

/**
 * The same pixels in fewer bytes, for a Group 4 page whose words would make the file grow past its limit: lossless JBIG2.
 * The image itself when that gains nothing, or when it is no Group 4 image.
 */
export async function tighten(image: PdfImage): Promise<PdfImage> {
  if (image.filter !== 'CCITTFaxDecode' || image.decodeParms?.['K'] !== -1) return image;
  const isInverted = image.decodeParms['BlackIs1'] === true;
  const { data, info } = await sharp(g4Tiff(image)).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const black = new Uint8Array(info.width * info.height);
  for (let at = 0; at < black.length; at++) black[at] = data[at * info.channels]! < 128 ? 1 : 0;
  const coded = jbig2Of(black, info.width, info.height);
  if (coded.length >= image.data.length) return image;
  const { width, height, sourceBytes } = image;
  return {
    width,
    height,
    sourceBytes,
    // The filter gives black as 0, as DeviceGray has it (ISO 32000-1 7.4.7); an inverted picture shows its black as white.
    colour: isInverted ? INVERTED : { kind: 'grey' },
    bitsPerComponent: 1,
    filter: 'JBIG2Decode',
    data: coded,
    fidelity: 'same-pixels',
  };
}

/** 0 shown white, 1 shown black. */
const INVERTED = { kind: 'palette', rgb: Uint8Array.of(255, 255, 255, 0, 0, 0) } as const;

/** Group 4 data as a TIFF of one strip, white for zero, which any decoder opens. */
function g4Tiff({ width, height, data }: PdfImage): Buffer {
  const entries = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, data.length],
  ] as const;
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  const padding = Buffer.alloc(data.length % 2);
  head.writeUInt32LE(head.length + data.length + padding.length, 4);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, type, value], at) => {
    directory.writeUInt16LE(tag, 2 + at * 12);
    directory.writeUInt16LE(type, 4 + at * 12);
    directory.writeUInt32LE(1, 6 + at * 12);
    directory.writeUInt32LE(value, 10 + at * 12);
  });
  return Buffer.concat([head, data, padding, directory]);
}
