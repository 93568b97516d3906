import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import {
  readPdfMarks,
  typesetPages,
  typesetTable,
  type Block,
  type TypesetTable,
} from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { METADATA } from './sample-pages.ts';

afterAll(closePdfium);

const TITLE = 'Hồ sơ về việc xây dựng, ban hành Quyết định của Ủy ban nhân dân tỉnh về công tác văn thư, lưu trữ';

function inventory(rows: TypesetTable['rows'], change: Partial<TypesetTable> = {}): TypesetTable {
  return {
    title: 'MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU',
    subtitleLines: ['Năm 2026'],
    columns: [
      { header: 'STT', width: 6, align: 'center' },
      { header: 'Số, ký hiệu hồ sơ', width: 16, align: 'left' },
      { header: 'Tiêu đề hồ sơ', width: 34, align: 'left' },
      { header: 'Thời gian tài liệu', width: 14, align: 'center' },
      { header: 'Thời hạn bảo quản', width: 12, align: 'center' },
      { header: 'Số tờ/Số trang', width: 9, align: 'right' },
      { header: 'Ghi chú', width: 9, align: 'left' },
    ],
    rows,
    metadata: METADATA,
    ...change,
  };
}

function* files(count: number): Generator<string[]> {
  for (let at = 1; at <= count; at++) yield [String(at), `H${at}`, TITLE, '2024 - 2026', 'Vĩnh viễn', '125', ''];
}

async function typeset(table: TypesetTable): Promise<{ path: string; pages: string[] }> {
  const path = join(tempFolder(), 'list.pdf');
  await typesetTable(path, table, silentTask());
  return { path, pages: await textOfPages(path) };
}

async function textOfPages(path: string): Promise<string[]> {
  const reader = await openPdf(path);
  const pages: string[] = [];
  for (let page = 0; page < reader.pageCount; page++) pages.push((await reader.text(page)).replace(/\s+/g, ' '));
  await reader.close();
  return pages;
}

describe('typesetTable', () => {
  it('repeats the header on every sheet and numbers all but the first', async () => {
    const { pages } = await typeset(inventory(files(60)));
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, text] of pages.entries()) {
      expect(text).toContain('Số, ký hiệu hồ sơ');
      // The number is set last and stands alone.
      expect(/(?:^|\s)(\d+)\s*$/.exec(text)?.[1] === String(at + 1)).toBe(at > 0);
    }
  });

  it('sets every row once, in order, long Vietnamese cells wrapped without loss', async () => {
    const { pages } = await typeset(inventory(files(60)));
    const text = pages.join(' ');
    const numbers = [...text.matchAll(/\bH(\d+) /g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    for (const word of TITLE.split(' ')) expect(text).toContain(word);
  });

  it('carries a row taller than a sheet over to the next', async () => {
    const { pages } = await typeset(inventory([['1', 'H1', 'dài '.repeat(2000), '', '', '', '']]));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join(' ').match(/dài/g)?.length).toBe(2000);
  });

  it('closes with totals and lines under the table', async () => {
    const closing: Block = { kind: 'paragraph', text: 'NGƯỜI LẬP', align: 'right', style: 'bold' };
    const { pages } = await typeset(
      inventory(files(2), {
        totals: ['', '', 'Cộng', '', '', '250', ''],
        closingLines: ['Mục lục này gồm: 02 hồ sơ (hai hồ sơ).', closing],
      }),
    );
    expect(pages[0]).toMatch(/Cộng.*250.*Mục lục này gồm: 02 hồ sơ \(hai hồ sơ\)\..*NGƯỜI LẬP/);
  });

  it('lays the sheet across when asked', async () => {
    const { path } = await typeset(inventory(files(1), { landscape: true }));
    const page = (await PDFDocument.load(await readFile(path))).getPage(0);
    expect([Math.round(page.getWidth()), Math.round(page.getHeight())]).toEqual([842, 595]);
  });

  it('makes a list without rows, and an alien letter is no obstacle', async () => {
    const { pages } = await typeset(inventory([]));
    expect(pages).toHaveLength(1);
    const odd = await typeset(inventory([['1', 'H1', 'chữ 漢 lạ \u0000 hết', '', '', '', '']]));
    expect(odd.pages[0]).toContain('chữ ? lạ hết');
  });

  it('gives the same bytes for the same rows', async () => {
    const target = join(tempFolder(), 'a.pdf');
    const once = await typesetTable(target, inventory(files(40)), silentTask());
    const twice = await typesetTable(target, inventory(files(40)), silentTask());
    expect(twice).toEqual(once);
  });

  it('bears the marks of PDF/A, whatever stands in the title', async () => {
    const { path } = await typeset(inventory(files(3)));
    const marks = await readPdfMarks(path);
    expect(marks.findings).toEqual([]);
    expect(marks.pdfa).toEqual({ part: 2, conformance: 'U' });
  });
});

describe('typesetPages', () => {
  it('sets paragraphs and paragraphs side by side, over as many sheets as they need', async () => {
    const path = join(tempFolder(), 'minutes.pdf');
    const column = (text: string) => ({
      share: 1,
      paragraphs: [{ kind: 'paragraph' as const, text, align: 'center' as const, underline: 0.5 }],
    });
    const blocks: Block[] = [
      { kind: 'beside', columns: [column('ĐẠI DIỆN BÊN GIAO'), column('ĐẠI DIỆN BÊN NHẬN')] },
      ...Array.from({ length: 40 }, (_, at) => ({ kind: 'paragraph' as const, text: `Điều ${at + 1}. ${TITLE}.` })),
    ];
    const written = await typesetPages(path, { blocks, metadata: METADATA }, silentTask());
    const pages = await textOfPages(path);
    expect(pages).toHaveLength(written.pages);
    expect(pages[0]).toMatch(/ĐẠI DIỆN BÊN GIAO.*ĐẠI DIỆN BÊN NHẬN/);
    const articles = [...pages.join(' ').matchAll(/Điều (\d+)\./g)].map((match) => Number(match[1]));
    expect(articles).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  });
});
