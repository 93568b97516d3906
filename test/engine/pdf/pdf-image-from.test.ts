import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { pdfImageFrom, writePdfA, type PdfImage } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf, type Raster } from '../../../electron/engine/tools/pdfium/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { METADATA } from './sample-pages.ts';

afterAll(closePdfium);

const WIDTH = 420;
const HEIGHT = 594;

/** A scan-like picture: paper with grain, dark strokes, a red ring. Grain keeps every coding honest about its size. */
async function scan(): Promise<Sharp> {
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

const bilevel = async () => (await scan()).greyscale().threshold(140).toColourspace('b-w');
const fax = { compression: 'ccittfax4', bitdepth: 1, miniswhite: true } as const;
const oneStrip = { tile: false, tileWidth: WIDTH, tileHeight: HEIGHT } as const;

/** What each kind becomes. `exact`: the pixels must come out of the PDF as they went in. */
const KINDS: Record<
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

/** The picture as a reader of the PDF decodes it. */
async function fromPdf(image: PdfImage): Promise<Raster> {
  const path = join(tempFolder(), 'out.pdf');
  const { width, height } = image;
  const page = {
    image,
    recipe: { turn: 0 as const, skew: 0 },
    facts: { width, height, dpiX: 72, dpiY: 72 },
    text: null,
  };
  await writePdfA(path, METADATA, [page], silentTask());
  const reader = await openPdf(path);
  const raster = await reader.render(0, { widthPx: width, heightPx: height }, 'rgb');
  await reader.close();
  return raster;
}

function meanDifference(left: Uint8Array, right: Uint8Array): number {
  expect(left.length).toBe(right.length);
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += Math.abs(left[at]! - right[at]!);
  return sum / left.length;
}

describe('pdfImageFrom', () => {
  it.each(Object.entries(KINDS))(
    'takes a %s over as faithfully as can be, in no more than its own bytes + 5%%',
    async (_, kind) => {
      const bytes = await kind.make();
      const path = join(tempFolder(), 'scan');
      await writeFile(path, bytes);
      const image = await pdfImageFrom({ kind: 'image', path, frame: 0 });
      expect(image).toMatchObject({ width: WIDTH, height: HEIGHT, filter: kind.filter, fidelity: kind.fidelity });
      expect(image.data.length).toBeLessThanOrEqual(bytes.length * 1.05);
      const shown = await fromPdf(image);
      const wanted = await sharp(bytes).toColourspace('srgb').removeAlpha().raw().toBuffer();
      expect(meanDifference(shown.data, wanted)).toBeLessThan(kind.filter === 'DCTDecode' ? 3 : 0.51);
    },
  );

  it('reads any frame of a TIFF by itself', async () => {
    const frames = await Promise.all(
      [40, 80, 120].map((grey) =>
        sharp({ create: { width: 64, height: 32, channels: 3, background: { r: grey, g: 0, b: 0 } } })
          .png()
          .toBuffer(),
      ),
    );
    const tiff = await sharp(frames, { join: { animated: true } })
      .tiff({ compression: 'deflate' })
      .toBuffer();
    const path = join(tempFolder(), 'many.tif');
    await writeFile(path, tiff);
    for (const frame of [2, 0, 1]) {
      const { data } = await fromPdf(await pdfImageFrom({ kind: 'image', path, frame }));
      expect(data[0]).toBe([40, 80, 120][frame]);
    }
    await expect(pdfImageFrom({ kind: 'image', path, frame: 3 })).rejects.toMatchObject({
      code: 'pdf/image-unreadable',
    });
  });

  it('lays transparency on white paper', async () => {
    const png = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer();
    const image = await pdfImageFrom({ kind: 'bytes', bytes: png });
    expect(image.fidelity).toBe('converted');
    expect([...(await fromPdf(image)).data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('keeps the colours of an image by its own profile, and plain RGB when it is sRGB', async () => {
    const display = await (await scan()).withIccProfile('p3').jpeg().toBuffer();
    const usual = await (await scan()).withIccProfile('srgb').jpeg().toBuffer();
    expect((await pdfImageFrom({ kind: 'bytes', bytes: display })).colour.kind).toBe('icc');
    expect((await pdfImageFrom({ kind: 'bytes', bytes: usual })).colour.kind).toBe('rgb');
  });

  it('codes raw bilevel pixels as G4 and raw colours without loss', async () => {
    const raw = await (await scan()).raw().toBuffer();
    const size = { width: WIDTH, height: HEIGHT, sourceBytes: 0 };
    const colour = await pdfImageFrom({ kind: 'raster', data: raw, channels: 3, ...size });
    expect(colour).toMatchObject({ filter: 'FlateDecode', fidelity: 'same-pixels' });
    expect(meanDifference((await fromPdf(colour)).data, raw)).toBe(0);
    const grey = await (await bilevel()).raw().toBuffer();
    const black = await pdfImageFrom({ kind: 'raster', data: grey, channels: 1, isBilevel: true, ...size });
    expect(black).toMatchObject({ bitsPerComponent: 1, fidelity: 'same-pixels' });
  });

  it('refuses garbage and cut files by its own code', async () => {
    const jpeg = await (await scan()).png({ progressive: true }).toBuffer();
    for (const bytes of [
      Buffer.alloc(0),
      randomBytes(500),
      jpeg.subarray(0, 4000),
      Buffer.from('II*\0\xff\xff\xff\xff'),
    ]) {
      await expect(pdfImageFrom({ kind: 'bytes', bytes })).rejects.toMatchObject({ code: 'pdf/image-unreadable' });
    }
    await expect(pdfImageFrom({ kind: 'image', path: '/nowhere/x.jpg', frame: 0 })).rejects.toMatchObject({
      code: 'disk/not-found',
    });
  });
});
