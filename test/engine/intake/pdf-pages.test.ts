import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { probePdf } from '../../../electron/engine/intake/probe-pdf.ts';
import type { SourceFacts } from '../../../electron/engine/intake/source-facts.ts';
import { imageObject, pdfOfPages, scanPage, type PageSpec } from '../../support/pdfs/build-pdf.ts';
import { ownerLocked, pdfWithAttachment } from '../../support/pdfs/hostile.ts';
import { jpegBytes, jpegImage, samplePixels } from '../../support/pdfs/images.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function probing(pdf: Buffer): Promise<SourceFacts> {
  const path = join(tempFolder(), 'a.pdf');
  writeFileSync(path, pdf);
  return probePdf(path, 'hồ sơ.pdf', new AbortController().signal);
}

describe('pages of a PDF', () => {
  const drawn = (size: readonly [number, number]): PageSpec => ({ content: '10 10 50 50 re f', size });

  it('draws at 300 dpi, and a sheet beyond A0 at what the pixel limit leaves', async () => {
    const { pages, kind } = await probing(pdfOfPages([drawn([595.2, 841.92]), drawn([4000, 4000])]));
    expect(kind).toBe('pdf-born');
    expect(pages[0]).toMatchObject({ width: 2480, height: 3508, dpiX: 300, origin: 'pdf-render' });
    const large = pages[1];
    if (!large) throw new Error('expected two pages');
    expect(large.dpiX).toBe(220);
    expect(large.width * large.height).toBeLessThanOrEqual(150_000_000);
  });

  it('judges the resolution of a scanned page as it judges that of an image', async () => {
    const [width, height] = [1240, 1754];
    const jpeg = await sharp(samplePixels(width, height), { raw: { width, height, channels: 3 } })
      .jpeg()
      .toBuffer();
    const image = imageObject(width, height, '/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode', jpeg);
    // The page of a scanner, in whole points; then that of a program for which one px is one pt.
    const scans = [scanPage(image, { size: [595, 842] }), scanPage(image, { size: [width, height] })];
    const { pages, findings } = await probing(pdfOfPages(scans));
    expect(pages[0]).toMatchObject({ dpiX: 150, dpiY: 150, dpiOrigin: 'file' });
    expect(pages[1]).toMatchObject({ dpiX: 150, dpiY: 150, dpiOrigin: 'paper' });
    expect(findings).toEqual([
      {
        code: 'imaging/dpi-absurd',
        severity: 'warning',
        place: 'hồ sơ.pdf#2',
        params: { stated: '72×72', dpi: 150, paper: 'A4' },
      },
    ]);
  });

  it('says of a document that it is encrypted or carries attachments', async () => {
    const codes = (facts: SourceFacts): string[] => facts.findings.map((finding) => finding.code);
    expect(codes(await probing(await ownerLocked(await jpegBytes())))).toContain('intake/pdf-restricted');
    expect(codes(await probing(pdfWithAttachment()))).toEqual(['intake/pdf-attachments']);
  });

  it('takes no page of a PDF of which one is damaged, and names that page', async () => {
    const image = await jpegImage();
    if (typeof image === 'string') throw new Error('expected a stream');
    const cut = { dict: image.dict, stream: image.stream.slice(0, 5_000) };
    await expect(probing(pdfOfPages([scanPage(image), scanPage(cut)]))).rejects.toMatchObject({
      code: 'intake/pdf-image-damaged',
      params: { path: 'hồ sơ.pdf', page: 2 },
    });
  });

  it('stops between pages when it is told to', async () => {
    const path = join(tempFolder(), 'a.pdf');
    writeFileSync(path, pdfOfPages([drawn([100, 100])]));
    await expect(probePdf(path, 'a.pdf', AbortSignal.abort())).rejects.toMatchObject({ code: 'internal/cancelled' });
  });
});
