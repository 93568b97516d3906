import sharp, { type Sharp } from 'sharp';
import type { PdfImage } from '../../../electron/engine/pdf/index.ts';

/** px. */
export const WIDTH = 420;
export const HEIGHT = 594;

/** A scan-like picture: paper with grain, dark strokes, a red ring. Grain keeps every coding honest about its size. */
export async function scan(): Promise<Sharp> {
  const ink = `<svg width="${WIDTH}" height="${HEIGHT}"><circle cx="300" cy="450" r="60" fill="none" stroke="#c00" stroke-width="5"/>
    ${Array.from({ length: 20 }, (_, row) => `<rect x="40" y="${40 + row * 20}" width="${200 + ((row * 37) % 140)}" height="7" fill="#222"/>`).join('')}</svg>`;
  const drawn = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#f4efe0' } })
    .composite([{ input: Buffer.from(ink) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  let seed = 7;
  for (let at = 0; at < drawn.length; at++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    drawn[at] = Math.min(255, Math.max(0, drawn[at]! + ((seed >> 16) % 9) - 4));
  }
  return sharp(drawn, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

export const bilevel = async () => (await scan()).greyscale().threshold(140).toColourspace('b-w');
const fax = { compression: 'ccittfax4', bitdepth: 1, miniswhite: true } as const;
const oneStrip = { tile: false, tileWidth: WIDTH, tileHeight: HEIGHT } as const;

/** What each kind becomes. `exact`: the pixels must come out of the PDF as they went in. */
export const KINDS: Record<
  string,
  { make: () => Promise<Buffer>; filter: PdfImage['filter']; fidelity: PdfImage['fidelity'] }
> = {
  'colour JPEG': { make: async () => (await scan()).jpeg().toBuffer(), filter: 'DCTDecode', fidelity: 'same-bytes' },
  'progressive JPEG': {
    make: async () => (await scan()).jpeg({ progressive: true }).toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'same-bytes',
  },
  'grey JPEG': {
    make: async () => (await scan()).greyscale().toColourspace('b-w').jpeg().toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'same-bytes',
  },
  'CMYK JPEG': {
    make: async () => (await scan()).toColourspace('cmyk').jpeg().toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'converted',
  },
  PNG: { make: async () => (await scan()).png().toBuffer(), filter: 'FlateDecode', fidelity: 'same-bytes' },
  '16-bit PNG': {
    make: async () => (await scan()).toColourspace('rgb16').png().toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-bytes',
  },
  'palette PNG': {
    make: async () => (await scan()).png({ palette: true }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-bytes',
  },
  'interlaced PNG': {
    make: async () => (await scan()).png({ progressive: true }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-pixels',
  },
  'G4 TIFF in one strip': {
    make: async () => (await bilevel()).tiff({ ...fax, ...oneStrip }).toBuffer(),
    filter: 'CCITTFaxDecode',
    fidelity: 'same-bytes',
  },
  'G4 TIFF in strips': {
    make: async () => (await bilevel()).tiff(fax).toBuffer(),
    filter: 'CCITTFaxDecode',
    fidelity: 'same-pixels',
  },
  'G4 TIFF with black for zero': {
    make: async () => (await bilevel()).tiff({ ...fax, ...oneStrip, miniswhite: false }).toBuffer(),
    filter: 'CCITTFaxDecode',
    fidelity: 'same-bytes',
  },
  'LZW TIFF': {
    make: async () => (await scan()).tiff({ compression: 'lzw', predictor: 'none' }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-pixels',
  },
  'LZW TIFF with predictor': {
    make: async () => (await scan()).tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-pixels',
  },
  'Deflate TIFF': {
    make: async () => (await scan()).tiff({ compression: 'deflate', predictor: 'horizontal' }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-pixels',
  },
  'plain TIFF': {
    make: async () => (await scan()).tiff({ compression: 'none' }).toBuffer(),
    filter: 'FlateDecode',
    fidelity: 'same-pixels',
  },
  'JPEG TIFF in one strip': {
    make: async () => (await scan()).tiff({ compression: 'jpeg', ...oneStrip }).toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'same-bytes',
  },
  'JPEG TIFF in strips': {
    make: async () => (await scan()).tiff({ compression: 'jpeg' }).toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'same-bytes',
  },
  'lossy WebP': {
    make: async () => (await scan()).webp({ quality: 90 }).toBuffer(),
    filter: 'DCTDecode',
    fidelity: 'converted',
  },
};
