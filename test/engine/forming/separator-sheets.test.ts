import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import {
  cutIntoFile,
  createRecord,
  planCut,
  printSeparators,
  readCodes,
} from '../../../electron/engine/forming/index.ts';
import { cropPages, splitPages } from '../../../electron/engine/page-edits/index.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { SEPARATOR_CODES, separatorOf } from '../../../shared/model/separator-sheets.ts';
import { SEPARATOR_MOST_WORDS } from '../../../shared/model/separator-words.ts';
import { addText } from '../../support/records.ts';
import { receive } from '../../support/pages.ts';
import { takeIn } from '../../support/scanned-workspace.ts';
import { scannedSheet, scannedText, type Scanned } from '../../support/separator-scans.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});
afterAll(closePdfium);

const stopped = (): Task => ({ ...silentTask(), signal: AbortSignal.abort() });
const BY_SHEETS = { blank: 'off', count: null, separator: true } as const;
const plan = () => planCut(ws, 'hộp 1', BY_SHEETS);
const read = () => readCodes(ws, 'hộp 1', silentTask());

describe('separator sheets that were printed and scanned', () => {
  it('part documents and files, 2° off, with noise, at 150 and at 300 dpi, and are counted but in none', async () => {
    const coarse: Scanned = { dpi: 150, turned: 2, noise: 30 };
    const fine: Scanned = { dpi: 300, turned: -2, noise: 30 };
    const small: Scanned = { dpi: 75, turned: 1 };
    await takeIn(ws, {
      '1-hồ sơ.jpg': await scannedSheet(ws, 'file', coarse),
      '2.jpg': await scannedText(small),
      '3-văn bản.jpg': await scannedSheet(ws, 'document', fine),
      '4.jpg': await scannedText(small, 11),
      '5.jpg': await scannedText(small, 10),
      '6-hồ sơ.jpg': await scannedSheet(ws, 'file', { ...coarse, turned: -2 }),
      '7.jpg': await scannedText(small, 9),
    });
    expect(plan()).toMatchObject({ uncoded: 7, leftOut: [], pieces: [{ reason: 'start' }] });
    expect(await read()).toEqual({ pages: 7, separators: 3, failed: 0 });
    const { pieces, leftOut, pages, uncoded } = plan();
    expect(pieces).toEqual([
      { pageIds: [2], reason: 'start', file: 0 },
      { pageIds: [4, 5], reason: 'separator', file: 0 },
      { pageIds: [7], reason: 'file-separator', file: 1 },
    ]);
    expect(leftOut).toEqual([
      { pageId: 1, reason: 'file-separator' },
      { pageId: 3, reason: 'separator' },
      { pageId: 6, reason: 'file-separator' },
    ]);
    expect(pages).toHaveLength(pieces.reduce((sum, { pageIds }) => sum + pageIds.length, leftOut.length));
    expect(uncoded).toBe(0);
    // Nothing is looked at twice, and what was left out is still there when the documents are made.
    expect(await read()).toEqual({ pages: 0, separators: 0, failed: 0 });
    const [fonds] = createRecord(ws, { level: 'fonds', code: 'H99' }).ids;
    const [inventory] = createRecord(ws, { level: 'inventory', parent: fonds!, number: '01' }).ids;
    const [file] = createRecord(ws, { level: 'file', parent: inventory!, year: 2001, notation: '01.VP' }).ids;
    cutIntoFile(
      ws,
      pieces.filter((one) => one.file === 0).map(({ pageIds }) => pageIds),
      file!,
    );
    const after = plan();
    expect(after.joined + after.pages.length).toBe(7);
    expect(after.pieces).toEqual([{ pageIds: [7], reason: 'start', file: 0 }]);
    expect(after.leftOut).toHaveLength(3);
  });

  it('are found of one bit, upside down, and put in sideways', async () => {
    await takeIn(ws, {
      '1.png': await scannedSheet(ws, 'document', { dpi: 200, turned: -2, bilevel: true }),
      '2.jpg': await scannedSheet(ws, 'file', { dpi: 100, turned: 183, noise: 20 }),
      '3.jpg': await scannedSheet(ws, 'document', { dpi: 150, turned: 90 }),
    });
    await read();
    expect(plan().leftOut.map(({ reason }) => reason)).toEqual(['separator', 'file-separator', 'separator']);
  });

  it('are not seen in pages of text, and a page that cannot be read is counted and asked for again', async () => {
    await takeIn(ws, {
      'a.jpg': await scannedText({ dpi: 150, noise: 20 }),
      'b.jpg': await scannedText({ dpi: 100 }, 30),
    });
    expect(await read()).toEqual({ pages: 2, separators: 0, failed: 0 });
    // Rows whose masters are not there.
    receive(ws, 'hộp 1', { 'mất.tif': 2 });
    expect(await read()).toEqual({ pages: 0, separators: 0, failed: 2 });
    expect(plan().uncoded).toBe(2);
  });

  it('are looked at again when the page is cut to something else, and read no further when asked to stop', async () => {
    await takeIn(ws, {
      'a.jpg': await scannedSheet(ws, 'document', { dpi: 100 }),
      'b.jpg': await scannedText({ dpi: 100 }),
    });
    await read();
    splitPages(ws, [2], 0.5);
    cropPages(ws, [1], [0, 0, 800, 200]);
    expect(plan()).toMatchObject({ uncoded: 3, leftOut: [] });
    await expect(readCodes(ws, 'hộp 1', stopped())).rejects.toSatisfy((error) =>
      isAppError(error, 'internal/cancelled'),
    );
    expect(await read()).toEqual({ pages: 3, separators: 0, failed: 0 });
    cropPages(ws, [1], null);
    expect(plan().leftOut).toEqual([]);
    expect(await read()).toMatchObject({ pages: 1, separators: 1 });
    expect(plan().leftOut).toEqual([{ pageId: 1, reason: 'separator' }]);
  });
});

describe('what a sheet says', () => {
  it('is known by our codes and by those of other programs, and by nothing a document says', () => {
    expect(separatorOf(SEPARATOR_CODES.document)).toBe('document');
    expect(separatorOf(` ${SEPARATOR_CODES.file.toLowerCase()} `)).toBe('file');
    expect(separatorOf('TRAM-TACH:SAU-NAY')).toBe('document');
    expect(separatorOf('PATCHT')).toBe('document');
    for (const other of ['', '1247/QĐ-UBND', 'VB', '8934563138165', 'https://example.invalid/TRAM-TACH:VB'])
      expect(separatorOf(other)).toBeNull();
  });

  it('is known by its words too, a new file by them as well', () => {
    receive(ws, 'hộp 1', { 'a.tif': 6 });
    addText(ws, 1, ['TỜ PHÂN CÁCH', 'HỒ SƠ MỚI']);
    addText(ws, 3, ['TỜ PHÂN CÁCH', 'VĂN BẢN MỚI']);
    addText(ws, 4, ['TỜ PHÂN CÁCH', 'HỒ SƠ MỚI']);
    // A hand that says no document begins does not join two files.
    ws.db.exec('INSERT INTO first_page VALUES (5, 0)');
    expect(plan().pieces).toEqual([
      { pageIds: [2], reason: 'start', file: 0 },
      { pageIds: [5, 6], reason: 'file-separator', file: 1 },
    ]);
  });
});

describe('sheets to be printed', () => {
  it('are PDF/A of A4 with one sheet a page, in few and plain words', async () => {
    const out = join(tempFolder(), 'to.pdf');
    await printSeparators(ws, { out, kind: 'file', sheets: 3 }, silentTask());
    const pdf = await openPdf(out);
    expect(pdf.pageCount).toBe(3);
    const words = (await pdf.text(0)).split(/\s+/).filter(Boolean);
    await pdf.close();
    expect(words.join(' ')).toContain('HỒ SƠ MỚI');
    expect(words.length).toBeLessThanOrEqual(SEPARATOR_MOST_WORDS);
    expect(JSON.stringify(await readPdfMarks(out))).toContain('"part":2');
    expect((await readFile(out)).length).toBeLessThan(120_000);
  });
});
