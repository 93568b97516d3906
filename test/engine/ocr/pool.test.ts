import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOcrPool } from '../../../electron/engine/ocr/index.ts';
import type { OcrInput, OcrPool } from '../../../electron/engine/ocr/index.ts';
import { ocrText } from '../../../shared/model/ocr.ts';
import { drawText } from './draw-page.ts';

const TEXT = [
  'Độc lập - Tự do - Hạnh phúc',
  'Quyết định số 1247/QĐ-UBND ngày 15 tháng 8 năm 2023',
  'Giữ gìn sổ sách, bảo quản vĩnh viễn, kỹ lưỡng.',
  'Nguyễn Thị Ngọc Ánh, Trần Đức Huỳnh, Phạm Văn Thưởng',
].join('\n');

let pool: OcrPool;
let page: OcrInput;

beforeAll(async () => {
  pool = await createOcrPool({ languages: ['vie'], workers: 1 });
  page = await drawText(TEXT);
});
afterAll(() => pool.close());

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

test('A clean Vietnamese page is read exactly, in NFC', async () => {
  const text = ocrText(await pool.recognise(page));
  expect(words(text)).toEqual(words(TEXT));
  expect(text).toBe(text.normalize('NFC'));
});

test('Boxes and baselines stand in page space, in reading order', async () => {
  const result = await pool.recognise(page);
  expect(result).toMatchObject(page.page);
  expect(result.lines).toHaveLength(4);
  const [first] = result.lines;
  // The ink begins at the margin of 60 px, which is 90 px of page space.
  expect(first!.words[0]!.box[0]).toBeGreaterThan(86);
  expect(first!.words[0]!.box[0]).toBeLessThan(96);
  const baselines = result.lines.map((line) => line.baseline);
  expect(baselines).toEqual(baselines.toSorted((a, b) => a - b));
  for (const line of result.lines) {
    expect(line.height).toBeGreaterThan(20);
    for (const { box, confidence } of line.words) {
      expect(box[0]).toBeLessThan(box[2]);
      expect(box[1]).toBeLessThan(box[3]);
      expect(box[2]).toBeLessThanOrEqual(result.width);
      expect(box[3]).toBeLessThanOrEqual(result.height);
      expect(confidence).toBeGreaterThan(60);
    }
  }
});

test('A 1-bit picture is read as well as a grey one', async () => {
  const stride = Math.ceil(page.width / 8);
  const pixels = new Uint8Array(stride * page.height);
  page.pixels.forEach((value, at) => {
    const x = at % page.width;
    if (value < 128) pixels[Math.floor(at / page.width) * stride + (x >> 3)]! |= 128 >> (x & 7);
  });
  const result = await pool.recognise({ ...page, pixels, bits: 1 });
  expect(words(ocrText(result))).toEqual(words(TEXT));
});

test('A page that takes too long is given up, and the next page is read', async () => {
  await expect(pool.recognise(page, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'ocr/timeout' });
  expect(words(ocrText(await pool.recognise(page)))).toEqual(words(TEXT));
});

test('Cancelling settles the running and the waiting page at once, and later pages are read', async () => {
  await pool.recognise(page);
  const stop = new AbortController();
  const order: string[] = [];
  const running = pool.recognise(page, { signal: stop.signal }).catch((error: unknown) => order.push(String(error)));
  const waiting = pool.recognise(page, { signal: stop.signal }).catch((error: unknown) => order.push(String(error)));
  await new Promise((done) => setTimeout(done, 20));
  const later = pool.recognise(page).then(() => order.push('read'));
  stop.abort();
  await Promise.all([running, waiting, later]);
  expect(order).toHaveLength(3);
  expect(order[0]).toContain('internal/cancelled');
  expect(order[1]).toContain('internal/cancelled');
  expect(order[2]).toBe('read');
});

describe('Pictures without text', () => {
  const picture = (width: number, height: number, value: (at: number) => number): OcrInput => ({
    pixels: Uint8Array.from({ length: width * height }, (_, at) => value(at)),
    width,
    height,
    dpi: 200,
    page: { width, height, dpi: 200 },
  });
  test.each([
    ['white', picture(300, 200, () => 255)],
    ['black', picture(300, 200, () => 0)],
    ['one pixel', picture(1, 1, () => 0)],
    ['one row', picture(400, 1, (at) => (at % 2) * 255)],
    ['one column', picture(1, 400, (at) => (at % 2) * 255)],
    ['noise', picture(200, 200, (at) => (Math.imul(at + 1, 2_654_435_761) >>> 24) & 255)],
  ])('%s gives a page, not an error', async (_, input) => {
    const result = await pool.recognise(input);
    expect(result).toMatchObject({ width: input.width, height: input.height });
  });

  test('a raster that is not the size it claims is refused before it reaches the engine', async () => {
    for (const bad of [
      { width: 301 },
      { height: 0 },
      { width: 40_000 },
      { dpi: Number.NaN },
      { pixels: new Uint8Array() },
    ]) {
      await expect(pool.recognise({ ...page, ...bad })).rejects.toMatchObject({ code: 'ocr/bad-raster' });
    }
  });
});

test('Threads are replaced after the given number of pages', async () => {
  let started = 0;
  const count = (): number => started++;
  process.on('worker', count);
  const small = await drawText('Hà Nội');
  const recycling = await createOcrPool({ languages: ['vie'], workers: 1, recycleAfter: 2 });
  for (let i = 0; i < 5; i++) expect(ocrText(await recycling.recognise(small))).toContain('Hà Nội');
  recycling.close();
  process.off('worker', count);
  expect(started).toBe(3);
});

test('A closed pool rejects what it was reading and everything after', async () => {
  const closing = await createOcrPool({ languages: ['vie'], workers: 1 });
  const running = closing.recognise(page);
  setTimeout(() => closing.close(), 5);
  await expect(running).rejects.toMatchObject({ code: 'internal/cancelled' });
  await expect(closing.recognise(page)).rejects.toMatchObject({ code: 'ocr/closed' });
});

test('Reading needs no network, writes no file and lets the process end by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ocr-offline-'));
  try {
    await writeFile(join(folder, 'page.raw'), page.pixels);
    const fixtures = resolve(import.meta.dirname, 'fixtures');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons'],
        ...['--import', pathToFileURL(join(fixtures, 'no-network.mjs')).href],
        join(fixtures, 'read-one-page.ts'),
        ...[join(folder, 'page.raw'), String(page.width), String(page.height)],
      ],
      { cwd: folder },
    );
    const answer = JSON.parse(stdout) as { text: string; turn: number };
    expect(words(answer.text)).toEqual(words(TEXT));
    expect(answer.turn).toBe(0);
    expect(await readdir(folder)).toEqual(['page.raw']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
