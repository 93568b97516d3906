import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { imagesToPdf } from '../../../electron/engine/searchable-pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { drawPicture, quarterTurned, raw, type Picture } from '../../support/images/page-picture.ts';
import { imageObject, pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { signedPdf } from '../../support/pdfs/hostile.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { FIXED_CLOCK } from '../../support/workspace.ts';

afterAll(closePdfium);

/** Half an A5 sheet at 150 dpi: enough for a few lines. */
const SLIP = { width: 874, height: 620, dpi: 150 };

const slip = (text: string): Promise<Picture> =>
  drawPicture({ ...SLIP, blocks: text === '' ? [] : [{ text, left: 90, top: 90, width: 700, size: 14 }] });
const pixels = (picture: Picture) => raw(picture).withDensity(SLIP.dpi);

async function pdfOf(picture: Picture): Promise<Buffer> {
  const { width, height } = picture;
  const jpeg = await raw(picture).jpeg().toBuffer();
  const image = imageObject(width, height, '/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode', jpeg);
  return pdfOfPages([scanPage(image, { size: [(width / SLIP.dpi) * 72, (height / SLIP.dpi) * 72] })]);
}

const LINES = {
  two: 'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập – Tự do – Hạnh phúc\nỦy ban nhân dân huyện',
  ten: 'Căn cứ Luật Lưu trữ năm 2024\nTheo đề nghị của Chánh Văn phòng\nQuyết định này có hiệu lực',
  scanned: 'Thủ trưởng các đơn vị liên quan\nchịu trách nhiệm thi hành\nNơi nhận và lưu văn thư',
};

const make = (paths: readonly string[], out: string, more: { skipUnreadable?: boolean; task?: Task } = {}) => {
  const { task = silentTask(), ...rest } = more;
  return imagesToPdf({ paths, out, ocr: { languages: ['vie'], workers: 2 }, ...rest }, FIXED_CLOCK, task);
};

describe('one PDF from many inputs', () => {
  it('has folders in natural order, images and PDFs as given, each page with its words, blank ones without', async () => {
    const folder = tempFolder();
    const box = join(folder, 'hộp');
    mkdirSync(box);
    writeFileSync(
      join(box, '10.png'),
      await pixels(await slip(LINES.ten))
        .png()
        .toBuffer(),
    );
    writeFileSync(
      join(box, '2.jpg'),
      await pixels(await slip(LINES.two))
        .jpeg()
        .toBuffer(),
    );
    const [blank, scanned] = [join(folder, 'trắng.jpg'), join(folder, 'quét.pdf')];
    writeFileSync(
      blank,
      await pixels(await slip(''))
        .jpeg()
        .toBuffer(),
    );
    writeFileSync(scanned, await pdfOf(await slip(LINES.scanned)));
    const out = join(folder, 'kết quả.pdf');

    const report = await make([scanned, box, blank], out);
    expect(report).toMatchObject({ path: out, pages: 4, blank: 1, refused: [], bytes: statSync(out).size });
    expect(report.confidence).toBeGreaterThan(80);
    expect(await readPdfMarks(out)).toMatchObject({
      pages: 4,
      pdfa: { part: 2, conformance: 'U' },
      title: 'kết quả',
      findings: [],
    });
    const reader = await openPdf(out);
    const texts: string[] = [];
    for (let page = 0; page < 4; page += 1) texts.push((await reader.text(page)).replace(/\s+/g, ' ').trim());
    const { widthPt, heightPt } = await reader.pageInfo(1);
    await reader.close();
    expect(texts[0]).toContain('chịu trách nhiệm thi hành');
    expect(texts[1]).toContain('Cộng hòa xã hội chủ nghĩa Việt Nam');
    expect(texts[2]).toContain('Căn cứ Luật Lưu trữ năm 2024');
    expect(texts[3]).toBe('');
    expect([Math.round(widthPt), Math.round(heightPt)]).toEqual([420, 298]);
  });

  it('reads a page upside down the right way round, and turns it', async () => {
    const folder = tempFolder();
    writeFileSync(
      join(folder, 'a.jpg'),
      await pixels(await quarterTurned(await slip(LINES.two), 180))
        .jpeg()
        .toBuffer(),
    );
    const out = join(folder, 'a.pdf');
    expect(await make([join(folder, 'a.jpg')], out)).toMatchObject({ pages: 1, turned: 1 });
    const reader = await openPdf(out);
    expect((await reader.text(0)).replace(/\s+/g, ' ')).toContain('Ủy ban nhân dân huyện');
    await reader.close();
  });
});

describe('inputs of which some cannot be used', () => {
  async function mixed() {
    const folder = tempFolder();
    const good = join(folder, 'tốt.jpg');
    writeFileSync(
      good,
      await pixels(await slip(LINES.two))
        .jpeg()
        .toBuffer(),
    );
    writeFileSync(join(folder, 'rỗng.jpg'), '');
    writeFileSync(join(folder, 'chữ.pdf'), 'no PDF');
    const bad = ['rỗng.jpg', 'chữ.pdf'].map((name) => join(folder, name));
    return { folder, good, bad, out: join(folder, 'out.pdf') };
  }

  it('stop the whole with all of them named, before anything is written', async () => {
    const { folder, good, bad, out } = await mixed();
    const before = readdirSync(folder).sort();
    const error = (await make([bad[0]!, good, bad[1]!], out).catch((thrown: unknown) => thrown)) as AppError;
    expect(error).toMatchObject({ code: 'pdf/inputs-refused', params: { count: 2 } });
    expect(error.details.map(({ params }) => params['place'])).toEqual(['rỗng.jpg', 'chữ.pdf']);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('are passed over and named when that is asked for', async () => {
    const { good, bad, out } = await mixed();
    const report = await make([bad[0]!, good, bad[1]!], out, { skipUnreadable: true });
    expect(report.pages).toBe(1);
    expect(report.refused.map(({ code }) => code.split('/')[0])).toEqual(['intake', 'intake']);
    await expect(make([bad[0]!], join(tempFolder(), 'x.pdf'), { skipUnreadable: true })).rejects.toMatchObject({
      code: 'pdf/nothing-usable',
      details: [{ code: 'intake/empty' }],
    });
    expect((await readPdfMarks(out)).pages).toBe(1);
  });

  it('name a link inside a folder, which nobody follows: its page is not left out without a word', async () => {
    const { good, out } = await mixed();
    const box = join(tempFolder(), 'hộp');
    mkdirSync(box);
    symlinkSync(good, join(box, '2.jpg'));
    writeFileSync(join(box, 'Thumbs.db'), 'x');
    await expect(make([good, box], out)).rejects.toMatchObject({
      code: 'pdf/inputs-refused',
      details: [{ code: 'pdf/not-a-plain-file', params: { place: '2.jpg' } }],
    });
    const report = await make([good, box], out, { skipUnreadable: true });
    expect([report.pages, report.refused.map(({ code }) => code)]).toEqual([1, ['pdf/not-a-plain-file']]);
  });

  it('say where nothing was found, and call a damaged PDF by its name, not by where it lies', async () => {
    const { folder, out } = await mixed();
    const empty = tempFolder();
    await expect(make([empty], out)).rejects.toMatchObject({ code: 'intake/nothing-found', params: { path: empty } });
    const cut = join(folder, 'đứt.pdf');
    writeFileSync(cut, '%PDF-1.4\n');
    const error = (await make([cut], out).catch((thrown: unknown) => thrown)) as AppError;
    expect(error.details).toMatchObject([{ code: 'intake/pdf-damaged', params: { path: 'đứt.pdf' } }]);
    expect(JSON.stringify(error.details)).not.toContain(folder);
  });

  it('say of a signed PDF that its signature stays behind in it, not that it is kept', async () => {
    const { folder, out } = await mixed();
    const signed = join(folder, 'ký.pdf');
    writeFileSync(signed, await signedPdf());
    const { findings } = await make([signed], out);
    const codes = findings.map(({ code }) => code);
    expect(codes).toContain('pdf/signature-left-behind');
    expect(codes).not.toContain('intake/pdf-signed');
  });

  it('stopped half-way leave nothing', async () => {
    const { folder, good, out } = await mixed();
    const before = readdirSync(folder).sort();
    const stop = new AbortController();
    const task: Task = {
      signal: stop.signal,
      report: ({ stage }) => {
        if (stage === 'probe') stop.abort();
      },
    };
    await expect(make([good], out, { task })).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
