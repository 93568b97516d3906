import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOcrPool, turnFromRecognition } from '../../../electron/engine/ocr/index.ts';
import type { OcrPool, OcrRaster, QuarterTurn } from '../../../electron/engine/ocr/index.ts';
import { findTurn } from '../../../electron/engine/ocr/turn.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { drawText } from './draw-page.ts';

const PARAGRAPH = [
  'Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024',
  'và các văn bản quy định chi tiết, hướng dẫn thi hành;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 1247',
  'về việc phê duyệt Kế hoạch số hóa tài liệu lưu trữ lịch sử',
  'đang được bảo quản tại Trung tâm Lưu trữ lịch sử của tỉnh,',
  'Ủy ban nhân dân tỉnh giao các cơ quan, đơn vị thực hiện.',
].join('\n');

let pool: OcrPool;
let page: OcrRaster;
beforeAll(async () => {
  pool = await createOcrPool({ languages: ['vie'], workers: 1 });
  page = await drawText(PARAGRAPH, { dpi: 150 });
});
afterAll(() => pool.close());

/** The page as it lies when it still has to be turned clockwise by `turn` to stand upright. */
function lying(raster: OcrRaster, turn: QuarterTurn): OcrRaster {
  let { pixels, width, height } = raster;
  for (let i = 0; i < (360 - turn) % 360; i += 90) {
    const out = new Uint8Array(pixels.length);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) out[x * height + height - 1 - y] = pixels[y * width + x]!;
    }
    [pixels, width, height] = [out, height, width];
  }
  return { ...raster, pixels, width, height };
}

test.each([0, 90, 180, 270] as const)('A page that needs a turn of %i is told so', async (turn) => {
  const found = await pool.detectTurn(lying(page, turn));
  expect(found.turn).toBe(turn);
  expect(found.confidence).toBeGreaterThan(2);
});

test('An ordinary upright page is settled by its ink alone; a turned one never is', async () => {
  const asked: number[] = [];
  for (const turn of [0, 90, 180, 270] as const) {
    await findTurn(lying(page, turn), (raster) => {
      asked.push(turn);
      return Promise.resolve({ turn: raster.width > 0 ? turn : null, confidence: 5 });
    });
  }
  expect(asked).toEqual([90, 180, 270]);
});

test('A page without text keeps its turn, with no confidence', async () => {
  const blank = { ...page, pixels: new Uint8Array(page.pixels.length).fill(255) };
  expect(await pool.detectTurn(blank)).toEqual({ turn: 0, confidence: 0 });
});

const reading = (confidence: number): OcrPage => ({
  width: 100,
  height: 100,
  dpi: 300,
  lines: [
    {
      block: 0,
      paragraph: 0,
      box: [0, 0, 9, 9],
      baseline: 8,
      height: 9,
      words: [{ text: 'chữ', box: [0, 0, 9, 9], confidence }],
    },
  ],
});

test('A page read with very low confidence is tried in the other turns, and the clearly surer one is taken', async () => {
  const tried: number[] = [];
  const found = await turnFromRecognition(reading(20), (turn) => {
    tried.push(turn);
    return Promise.resolve(reading(turn === 90 ? 93 : 25));
  });
  expect(tried.toSorted()).toEqual([180, 270, 90]);
  expect(found).toEqual({ turn: 90, page: reading(93) });
});

test('A page read well enough, and one that no turn improves, stay as they are', async () => {
  const never = (): Promise<OcrPage> => Promise.reject(new Error('must not be read again'));
  expect((await turnFromRecognition(reading(60), never)).turn).toBe(0);
  expect(await turnFromRecognition(reading(20), () => Promise.resolve(reading(40)))).toEqual({
    turn: 0,
    page: reading(20),
  });
});

test('A page whose words are read standing on end is turned to where they lie level, however surely it was read', async () => {
  const word = (confidence: number, box: OcrPage['lines'][number]['box']): OcrPage => {
    const [line] = reading(confidence).lines;
    return { ...reading(confidence), lines: [{ ...line!, words: [{ text: 'Trung', box, confidence }] }] };
  };
  const tried: QuarterTurn[] = [];
  const level = word(91, [0, 0, 40, 9]);
  const found = await turnFromRecognition(word(96, [0, 0, 9, 40]), (turn) => {
    tried.push(turn);
    return Promise.resolve(turn === 270 ? level : word(30, [0, 0, 40, 9]));
  });
  expect(tried).toEqual([90, 270]);
  expect(found).toEqual({ turn: 270, page: level });
});
