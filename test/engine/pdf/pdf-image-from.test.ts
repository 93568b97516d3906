import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { pdfImageFrom, writePdfA, type PdfImage } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf, type Raster } from '../../../electron/engine/tools/pdfium/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { METADATA } from './sample-pages.ts';
import { bilevel, HEIGHT, KINDS, scan, WIDTH } from './scan-kinds.ts';

afterAll(closePdfium);

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
