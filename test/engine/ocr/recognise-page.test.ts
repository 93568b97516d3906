import { expect, test } from 'vitest';
import { recognisePage } from '../../../electron/engine/ocr/recognise-page.ts';
import type { OcrInput, OcrPool } from '../../../electron/engine/ocr/index.ts';
import { readingDpi } from '../../../electron/engine/ocr/reading-dpi.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { drawText } from './draw-page.ts';

/** A pool that answers each resolution as told: words and their confidence, or an error code. */
function answering(answers: Readonly<Record<number, { words: number; confidence: number } | string>>) {
  const asked: number[] = [];
  const pool: OcrPool = {
    workers: 1,
    settingsKey: 'test',
    recognise(input) {
      asked.push(input.dpi);
      const answer = answers[input.dpi];
      if (answer === undefined) throw new Error(`not expected at ${input.dpi} dpi`);
      if (typeof answer === 'string') return Promise.reject(new AppError(answer));
      return Promise.resolve(pageOf(answer.words, answer.confidence, input));
    },
    detectTurn: () => Promise.reject(new Error('not asked')),
    startEarly: () => undefined,
    close: () => undefined,
  };
  return { pool, asked };
}

function pageOf(count: number, confidence: number, { page }: OcrInput): OcrPage {
  const words = Array.from({ length: count }, () => ({ text: 'chữ', box: [0, 0, 9, 9] as const, confidence }));
  const line = {
    block: 0,
    paragraph: 0,
    box: [0, 0, 9, 9] as [number, number, number, number],
    baseline: 8,
    height: 9,
  };
  return {
    ...page,
    lines: count === 0 ? [] : [{ ...line, words: words.map((word) => ({ ...word, box: [...word.box] })) }],
  };
}

const render =
  (masterDpi: number) =>
  (dpi: number): Promise<OcrInput> =>
    Promise.resolve({
      pixels: new Uint8Array(1),
      width: 1,
      height: 1,
      dpi,
      page: { width: 9, height: 9, dpi: masterDpi },
    });
const free = { signal: new AbortController().signal };

test('A page read well at the first try is read once', async () => {
  const { pool, asked } = answering({ 150: { words: 100, confidence: 92 } });
  const { attempts } = await recognisePage(pool, render(300), free);
  expect(asked).toEqual([150]);
  expect(attempts).toMatchObject([{ dpi: 150, words: 100, confidence: 92, outcome: 'kept' }]);
});

test('Small print is read at the resolution where its letters are 13 px tall', async () => {
  for (const [points, least, most] of [
    [13, 150, 150],
    [9, 190, 250],
    [24, 70, 100],
  ] as const) {
    const lines = Array.from({ length: 12 }, () => 'Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6').join('\n');
    const drawn = await drawText(lines, { dpi: 150, points });
    const dpi = readingDpi(drawn);
    expect(dpi).toBeGreaterThanOrEqual(least);
    expect(dpi).toBeLessThanOrEqual(most);
  }
});

test('A doubtful page is read finer and coarser too, and the reading with the most that is sure is kept', async () => {
  const { pool, asked } = answering({
    150: { words: 50, confidence: 60 },
    300: { words: 100, confidence: 85 },
    110: { words: 5, confidence: 95 },
  });
  const { page, attempts } = await recognisePage(pool, render(300), free);
  expect(asked).toEqual([150, 300, 110]);
  expect(page.lines[0]!.words).toHaveLength(100);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['worse', 'kept', 'worse']);
});

test('A scan that is itself no finer is not rendered finer', async () => {
  const { pool, asked } = answering({ 200: { words: 50, confidence: 60 }, 150: { words: 50, confidence: 50 } });
  await recognisePage(pool, render(200), { ...free, dpi: 200 });
  expect(asked).toEqual([200, 150]);
});

test('A page that took too long is tried coarser', async () => {
  const { pool, asked } = answering({ 150: 'ocr/timeout', 110: { words: 20, confidence: 40 } });
  const { attempts } = await recognisePage(pool, render(300), free);
  expect(asked).toEqual([150, 110]);
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'kept']);
});

test('When every try fails the page fails with the last reason', async () => {
  const { pool } = answering({ 150: 'ocr/engine-failed', 110: 'ocr/timeout' });
  await expect(recognisePage(pool, render(300), free)).rejects.toMatchObject({ code: 'ocr/timeout' });
});

test('Cancelling and faults of ours are not retried', async () => {
  const { pool, asked } = answering({ 150: 'internal/cancelled' });
  await expect(recognisePage(pool, render(300), free)).rejects.toMatchObject({ code: 'internal/cancelled' });
  expect(asked).toEqual([150]);
  const stopped = { signal: AbortSignal.abort() };
  await expect(recognisePage(pool, render(300), stopped)).rejects.toMatchObject({ code: 'internal/cancelled' });
});
