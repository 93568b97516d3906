import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import sharp from 'sharp';
import type { PdfImage } from '../model.ts';
import { fidelityOf, isGrey, type Picture } from './picture.ts';
import { liftPng } from './png.ts';

const deflateAsync = promisify(deflate) as (data: Uint8Array, options: { level: number }) => Promise<Buffer>;

function spaceOf(picture: Picture, depth: 8 | 16): 'b-w' | 'grey16' | 'srgb' | 'rgb16' {
  if (isGrey(picture)) return depth === 16 ? 'grey16' : 'b-w';
  return depth === 16 ? 'rgb16' : 'srgb';
}

export async function asPng(picture: Picture, depth: 8 | 16): Promise<PdfImage> {
  const png = await picture
    .open()
    .toColourspace(spaceOf(picture, depth))
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  const image = liftPng(png);
  if (image === null) throw new Error('the PNG encoder wrote what cannot be lifted');
  return {
    ...image,
    colour: picture.colour,
    fidelity: depth < picture.depth ? 'converted' : fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}

/** Deflate of the samples themselves, or of their differences to the left neighbour (predictor 2), as TIFF writers do. */
export async function asDeflate(
  picture: Picture,
  depth: 8 | 16,
  predictor: 'none' | 'left',
  level: 6 | 9,
): Promise<PdfImage> {
  const { data, info } = await picture
    .open()
    .toColourspace(spaceOf(picture, depth))
    .raw({ depth: depth === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (predictor === 'left') {
    const samples = depth === 16 ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
    differences(samples, width * channels, channels);
  }
  if (depth === 16) data.swap16();
  return {
    width,
    height,
    colour: picture.colour,
    bitsPerComponent: depth,
    filter: 'FlateDecode',
    ...(predictor === 'left'
      ? { decodeParms: { Predictor: 2, Colors: channels, BitsPerComponent: depth, Columns: width } }
      : {}),
    data: await deflateAsync(data, { level }),
    fidelity: depth < picture.depth ? 'converted' : fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}

/** Each sample minus its left neighbour of the same channel, from the row's end so that neighbours are still whole. */
function differences(samples: Uint8Array | Uint16Array, stride: number, channels: number): void {
  for (let row = 0; row < samples.length; row += stride) {
    for (let at = row + stride - 1; at >= row + channels; at--) samples[at] = samples[at]! - samples[at - channels]!;
  }
}

/** For pictures of at most 256 colours (palette TIFF and BMP): one byte a px and the colours in a palette, no loss. */
export async function asPalette(picture: Picture): Promise<PdfImage | null> {
  if (isGrey(picture) || picture.colour.kind === 'icc') return null;
  const { data, info } = await picture.open().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) return null;
  const places = new Map<number, number>();
  const indexed = Buffer.alloc(info.width * info.height);
  for (let at = 0; at < indexed.length; at++) {
    const colour = (data[at * 3]! << 16) | (data[at * 3 + 1]! << 8) | data[at * 3 + 2]!;
    let place = places.get(colour);
    if (place === undefined) {
      place = places.size;
      if (place === 256) return null;
      places.set(colour, place);
    }
    indexed[at] = place;
  }
  const grey = { width: info.width, height: info.height, channels: 1 as const };
  const picked = { ...picture, open: () => sharp(indexed, { raw: grey }), colour: { kind: 'grey' } as const };
  const rgb = Uint8Array.from(
    [...places.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  const image = await asDeflate(picked, 8, 'none', 9);
  return { ...image, colour: { kind: 'palette', rgb }, fidelity: fidelityOf(picture) };
}
