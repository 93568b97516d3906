import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { PdfImage } from '../model.ts';
import { bytesInMemory } from '../bytes.ts';
import { fidelityOf, type Picture } from './picture.ts';
import { liftTiff, stripsOf } from './tiff.ts';
import { tiffDirectory } from './tiff-directory.ts';

const deflateAsync = promisify(deflate) as (data: Uint8Array, options: { level: number }) => Promise<Buffer>;

/** CCITT Group 4, the smallest lossless coding of a page of print. */
export async function asG4(picture: Picture): Promise<PdfImage> {
  const { width, height } = await picture.open().metadata();
  // One strip: the CCITT data of a PDF image is a single one.
  const tiff = await picture
    .open()
    .grayscale()
    .threshold(128)
    .toColourspace('b-w')
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      miniswhite: true,
      tile: false,
      tileWidth: width,
      tileHeight: height,
    })
    .toBuffer();
  const source = bytesInMemory(tiff);
  const directory = await tiffDirectory(source, 0, null);
  const strips = directory === null ? null : stripsOf(directory, source);
  const image = directory === null || strips === null ? null : await liftTiff(source, directory, strips);
  if (image === null) throw new Error('the G4 encoder did not write one strip');
  return { ...image, fidelity: fidelityOf(picture), sourceBytes: picture.sourceBytes };
}

/** Screened pictures: G4 makes them larger, Deflate of plain bits does not. */
export async function asBits(picture: Picture): Promise<PdfImage> {
  const { data, info } = await picture.open().grayscale().threshold(128).raw().toBuffer({ resolveWithObject: true });
  const stride = Math.ceil(info.width / 8);
  const bits = Buffer.alloc(stride * info.height);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (data[(y * info.width + x) * info.channels]! >= 128) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return {
    width: info.width,
    height: info.height,
    colour: { kind: 'grey' },
    bitsPerComponent: 1,
    filter: 'FlateDecode',
    data: await deflateAsync(bits, { level: 9 }),
    fidelity: fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}
