import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { pdfImageFrom, writePdfA } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { METADATA, textOf } from './sample-pages.ts';

afterAll(closePdfium);

/** Bilevel px of a known seed: `density` in 256 of them black, in runs, so that all states of the coder are met. */
function px(width: number, height: number, density: number): Buffer {
  const data = Buffer.alloc(width * height, 255);
  let seed = 11 + density;
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    if (((seed >> 12) & 255) < density) data.fill(0, at, Math.min(data.length, at + ((seed >> 20) & 7)));
  }
  return data;
}

async function written(data: Buffer, width: number, height: number, miniswhite: boolean, words: string[]) {
  const tiff = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite, tile: false, tileWidth: width, tileHeight: height })
    .toBuffer();
  const image = await pdfImageFrom({ kind: 'bytes', bytes: tiff });
  const path = join(tempFolder(), 'out.pdf');
  const facts = { width, height, dpiX: 72, dpiY: 72 };
  const text = words.length === 0 ? null : { ...textOf(words), width, height };
  await writePdfA(path, METADATA, [{ image, recipe: { turn: 0, skew: 0 }, facts, text }], silentTask());
  const reader = await openPdf(path);
  const raster = await reader.render(0, { widthPx: width, heightPx: height }, 'grey');
  await reader.close();
  const filter = /\/Filter\/(CCITTFaxDecode|JBIG2Decode)/.exec((await readFile(path)).toString('latin1'))?.[1];
  return { raster, filter, tiff };
}

describe('a bilevel page whose words would make it too large', () => {
  it.each([
    [333, 201, 3, true],
    [333, 201, 3, false],
    [64, 500, 40, true],
    [1001, 77, 1, true],
    [71, 90, 30, true],
  ])(
    'is coded as JBIG2, px for px the same (%d × %d, density %d, white for zero %s)',
    async (width, height, density, miniswhite) => {
      const data = px(width, height, density);
      const { raster, filter } = await written(data, width, height, miniswhite, ['Hồ', 'sơ']);
      expect(filter).toBe('JBIG2Decode');
      const wrong = raster.data.reduce((sum, value, at) => sum + (value >= 128 === data[at]! >= 128 ? 0 : 1), 0);
      expect(wrong).toBe(0);
    },
  );

  it('keeps its Group 4 bytes when there is room', async () => {
    const width = 1200;
    const { filter } = await written(px(width, 1600, 8), width, 1600, true, ['Hồ', 'sơ']);
    expect(filter).toBe('CCITTFaxDecode');
  });
});
