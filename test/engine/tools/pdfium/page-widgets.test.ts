import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { signPdf } from '../../../../electron/engine/signing/pdf/sign-pdf.ts';
import { closePdfium, openPdf, type Raster } from '../../../../electron/engine/tools/pdfium/index.ts';
import { makePdf, type PdfOptions } from '../../../support/pki/pdf.ts';
import { makeWorld, NOW } from '../../../support/pki/pki.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const DPI = 72;
const world = makeWorld();
afterAll(() => closePdfium());

async function picture(path: string, colour: 'grey' | 'rgb'): Promise<Raster> {
  const reader = await openPdf(path);
  try {
    return await reader.render(0, { dpi: DPI }, colour);
  } finally {
    await reader.close();
  }
}

/** The box of what differs, px, and how many px of it are dark in the second. */
function newInk(before: Raster, after: Raster): { box: number[]; dark: number } {
  const box = [Infinity, Infinity, -1, -1];
  let dark = 0;
  for (let i = 0; i < after.data.length; i++) {
    if (before.data[i] === after.data[i]) continue;
    const [x, y] = [
      Math.floor(i / after.channels) % after.width,
      Math.floor(i / after.channels / after.width),
    ] as const;
    box[0] = Math.min(box[0]!, x);
    box[1] = Math.min(box[1]!, y);
    box[2] = Math.max(box[2]!, x);
    box[3] = Math.max(box[3]!, y);
    if (after.data[i]! < 128) dark++;
  }
  return { box, dark };
}

async function signed(options: PdfOptions, crop?: [number, number, number, number]) {
  const folder = tempFolder();
  const [plain, after] = [join(folder, 'plain.pdf'), join(folder, 'signed.pdf')];
  await makePdf(plain, options);
  if (crop) {
    const document = await PDFDocument.load(await readFile(plain));
    document.getPage(0).setCropBox(...crop);
    await writeFile(plain, await document.save());
  }
  await signPdf(plain, after, world.rsa.signer(), { agencyName: 'Ủy ban nhân dân huyện Bình Chánh', signingTime: NOW });
  return { plain, after };
}

describe('a visible signature', () => {
  it.each([
    ['an upright page', {}, undefined],
    ['a page turned 90°', { rotate: 90 }, undefined],
    ['a page turned 180°', { rotate: 180 }, undefined],
    ['a page turned 270°', { rotate: 270 }, undefined],
    ['a page cut to a part of its sheet', {}, [100, 200, 400, 500]],
  ] as [string, PdfOptions, [number, number, number, number] | undefined][])(
    'is drawn where it stands, in the upper right corner of %s, in grey and in colour',
    async (_, options, crop) => {
      const { plain, after } = await signed(options, crop);
      for (const colour of ['grey', 'rgb'] as const) {
        const [before, now] = [await picture(plain, colour), await picture(after, colour)];
        const { box, dark } = newInk(before, now);
        expect(dark).toBeGreaterThan(100);
        const [x0, y0, x1, y1] = box as [number, number, number, number];
        // Two lines of size 10 at the right edge: wide and low, whatever way the page is turned.
        expect([x0 > now.width / 4, x1 > 0.8 * now.width, y1 < 0.15 * now.height, y0 > 5]).toEqual(Array(4).fill(true));
        expect((x1 - x0) / (y1 - y0)).toBeGreaterThan(3);
      }
    },
  );

  it('that is hidden is not drawn', async () => {
    const { plain, after } = await signed({});
    const document = await PDFDocument.load(await readFile(after));
    const widget = document.getPage(0).node.Annots()!.lookup(0) as unknown as {
      set(key: PDFName, value: unknown): void;
    };
    widget.set(PDFName.of('F'), document.context.obj(2));
    await writeFile(after, await document.save());
    expect(newInk(await picture(plain, 'grey'), await picture(after, 'grey')).dark).toBe(0);
  });
});
