import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfResolution } from '../../../electron/engine/intake/pdf-resolution.ts';
import { probePdf } from '../../../electron/engine/intake/probe-pdf.ts';
import type { SourceFacts } from '../../../electron/engine/intake/source-facts.ts';
import { pdfOfPages, scanPage, type PageSpec } from '../../support/pdfs/build-pdf.ts';
import { ownerLocked, pdfWithAttachment } from '../../support/pdfs/hostile.ts';
import { jpegBytes, jpegImage } from '../../support/pdfs/images.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the resolution of a scanned PDF page', () => {
  it('is pixels over page size, freed from the rounding of the page to whole points', () => {
    const { resolution, finding } = pdfResolution(2480, 3508, { x: 300.1, y: 299.97 }, 'a.pdf#1');
    expect(resolution).toEqual({ dpiX: 300, dpiY: 300, dpiOrigin: 'file' });
    expect(finding).toBeNull();
  });

  it('comes from the paper where one px is one pt, and a finding says so', () => {
    const { resolution, finding } = pdfResolution(1654, 2339, { x: 72, y: 72 }, 'a.pdf#1');
    expect(resolution).toEqual({ dpiX: 200, dpiY: 200, dpiOrigin: 'paper' });
    expect(finding).toMatchObject({ code: 'intake/pdf-dpi-from-paper', params: { stated: 72, dpi: 200 } });
  });

  it('stays as stated, with a finding, where no paper fits', () => {
    const { resolution, finding } = pdfResolution(800, 800, { x: 72, y: 72 }, 'a.pdf#1');
    expect(resolution.dpiOrigin).toBe('file');
    expect(finding?.code).toBe('intake/pdf-dpi-low');
  });
});

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
