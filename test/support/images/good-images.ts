import type { Sharp, TiffOptions } from 'sharp';
import { bmpFile, withJfifDensity, withPngDensity } from './byte-edits.ts';
import { raw, type Picture } from './page-picture.ts';
import { tiffFile } from './tiff-file.ts';

/** A small picture whose every px is known: a grey ramp across, a colour ramp down, a dark corner top left. */
export function rampPicture(width = 200, height = 280): Picture {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dark = x < 40 && y < 40;
      data[(y * width + x) * 3] = dark ? 0 : 55 + x;
      data[(y * width + x) * 3 + 1] = dark ? 0 : 255 - Math.floor(y / 2);
      data[(y * width + x) * 3 + 2] = dark ? 0 : 200;
    }
  }
  return { width, height, data };
}

export const RAMP = rampPicture();
const DPI = 300;
const PER_MM = DPI / 25.4;

/** Expectations of one good file. */
export interface GoodImage {
  readonly name: string;
  readonly puid: string;
  readonly codec: string;
  readonly colour: 'bilevel' | 'grey' | 'rgb' | 'cmyk';
  readonly bitDepth: number;
  /** How far decoded px may be from the ramp, mean; null where the form does not keep it (bilevel). */
  readonly tolerance: number | null;
  readonly bytes: () => Promise<Buffer> | Buffer;
}

const base = (): Sharp => raw(RAMP).withMetadata({ density: DPI });
const tiffOf = (
  compression: 'none' | 'lzw' | 'deflate' | 'jpeg' | 'packbits',
  more: TiffOptions = {},
): Promise<Buffer> =>
  base()
    .tiff({ compression, predictor: 'none', quality: 95, xres: PER_MM, yres: PER_MM, ...more })
    .toBuffer();
const bilevel = (compression: 'ccittfax4' | 'lzw' | 'none'): Promise<Buffer> =>
  raw(RAMP)
    .greyscale()
    .threshold(128)
    .toColourspace('b-w')
    .tiff({ compression, predictor: 'none', bitdepth: 1, miniswhite: true, xres: PER_MM, yres: PER_MM })
    .toBuffer();

/** RLE-free group 3 data of a white page: each row is EOL and one white run (ITU-T T.4). */
function g3Page(width: number, height: number): Buffer {
  // A row of 1728 white px: make-up code 010011011, terminating code of 0 white px 00110101.
  if (width !== 1728) throw new Error('only rows of 1728');
  const row = '000000000001' + '010011011' + '00110101';
  const bits = row.repeat(height) + '000000000001'.repeat(6);
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (let i = 0; i < bits.length; i++) if (bits[i] === '1') bytes[i >> 3]! |= 0x80 >> (i & 7);
  return bytes;
}

function bmp24(): Buffer {
  const { width, height, data } = RAMP;
  const stride = Math.ceil((width * 3) / 4) * 4;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) pixels[(height - 1 - y) * stride + x * 3 + c] = data[(y * width + x) * 3 + 2 - c]!;
    }
  }
  return bmpFile({ width, height, bits: 24, pixels, dpi: DPI });
}

/** One file of every kind that has to be taken. */
export const GOOD_IMAGES: readonly GoodImage[] = [
  {
    name: 'a.jpg',
    puid: 'x-fmt/390',
    codec: 'jpeg',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 4,
    bytes: () => base().jpeg({ quality: 95 }).toBuffer(),
  },
  {
    name: 'progressive.jpg',
    puid: 'x-fmt/390',
    codec: 'jpeg',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 4,
    bytes: () => base().jpeg({ quality: 95, progressive: true }).toBuffer(),
  },
  {
    name: 'grey.jpg',
    puid: 'fmt/43',
    codec: 'jpeg',
    colour: 'grey',
    bitDepth: 8,
    tolerance: null,
    bytes: async () => withJfifDensity(await raw(RAMP).greyscale().toColourspace('b-w').jpeg().toBuffer(), DPI),
  },
  {
    name: 'cmyk.jpg',
    puid: 'fmt/43',
    codec: 'jpeg',
    colour: 'cmyk',
    bitDepth: 8,
    tolerance: 30,
    bytes: async () => withJfifDensity(await raw(RAMP).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), DPI),
  },
  {
    name: 'a.png',
    puid: 'fmt/12',
    codec: 'png',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => base().png().toBuffer(),
  },
  {
    name: 'deep.png',
    puid: 'fmt/11',
    codec: 'png',
    colour: 'rgb',
    bitDepth: 16,
    tolerance: 1,
    bytes: async () => withPngDensity(await raw(RAMP).toColourspace('rgb16').png().toBuffer(), DPI),
  },
  {
    name: 'palette.png',
    puid: 'fmt/12',
    codec: 'png',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 12,
    bytes: () => raw(RAMP).withMetadata({ density: DPI }).png({ palette: true, colours: 256 }).toBuffer(),
  },
  {
    name: 'none.tif',
    puid: 'fmt/353',
    codec: 'none',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('none'),
  },
  {
    name: 'lzw.tif',
    puid: 'fmt/353',
    codec: 'lzw',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('lzw'),
  },
  {
    name: 'deflate.tif',
    puid: 'fmt/353',
    codec: 'deflate',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('deflate'),
  },
  {
    name: 'packbits.tif',
    puid: 'fmt/353',
    codec: 'packbits',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('packbits'),
  },
  {
    name: 'jpeg.tif',
    puid: 'fmt/353',
    codec: 'jpeg',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 5,
    bytes: () => tiffOf('jpeg'),
  },
  {
    name: 'tiles.tif',
    puid: 'fmt/353',
    codec: 'lzw',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('lzw', { tile: true, tileWidth: 64, tileHeight: 64 }),
  },
  {
    name: 'big.tif',
    puid: 'fmt/1917',
    codec: 'lzw',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => tiffOf('lzw', { bigtiff: true }),
  },
  {
    name: 'deep.tif',
    puid: 'fmt/353',
    codec: 'lzw',
    colour: 'rgb',
    bitDepth: 16,
    tolerance: 1,
    bytes: () => raw(RAMP).toColourspace('rgb16').tiff({ compression: 'lzw', xres: PER_MM, yres: PER_MM }).toBuffer(),
  },
  {
    name: 'cmyk.tif',
    puid: 'fmt/353',
    codec: 'lzw',
    colour: 'cmyk',
    bitDepth: 8,
    tolerance: 30,
    bytes: () => raw(RAMP).toColourspace('cmyk').tiff({ compression: 'lzw', xres: PER_MM, yres: PER_MM }).toBuffer(),
  },
  {
    name: 'g4.tif',
    puid: 'fmt/353',
    codec: 'g4',
    colour: 'bilevel',
    bitDepth: 1,
    tolerance: null,
    bytes: () => bilevel('ccittfax4'),
  },
  {
    name: 'one-bit-lzw.tif',
    puid: 'fmt/353',
    codec: 'lzw',
    colour: 'bilevel',
    bitDepth: 1,
    tolerance: null,
    bytes: () => bilevel('lzw'),
  },
  {
    name: 'g3.tif',
    puid: 'fmt/353',
    codec: 'g3',
    colour: 'bilevel',
    bitDepth: 1,
    tolerance: null,
    bytes: () =>
      tiffFile([{ width: 1728, height: 300, compression: 3, bits: [1], photometric: 0, strips: [g3Page(1728, 300)] }]),
  },
  {
    name: 'motorola.tif',
    puid: 'fmt/353',
    codec: 'none',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () =>
      tiffFile([{ width: 200, height: 280, bits: [8, 8, 8], photometric: 2, strips: [RAMP.data] }], {
        bigEndian: true,
      }),
  },
  {
    name: 'a.webp',
    puid: 'fmt/568',
    codec: 'webp',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 6,
    bytes: () => base().webp({ quality: 95 }).toBuffer(),
  },
  {
    name: 'plain.webp',
    puid: 'fmt/567',
    codec: 'webp-lossless',
    colour: 'rgb',
    bitDepth: 8,
    tolerance: 0.01,
    bytes: () => raw(RAMP).webp({ lossless: true }).toBuffer(),
  },
  { name: 'a.bmp', puid: 'fmt/116', codec: 'bmp', colour: 'rgb', bitDepth: 8, tolerance: 0.01, bytes: bmp24 },
];
