import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packOcr, unpackOcr } from '../../../electron/engine/ocr/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';

const page: OcrPage = {
  width: 2480,
  height: 3508,
  dpi: 300,
  lines: Array.from({ length: 40 }, (_, i) => ({
    block: i >> 3,
    paragraph: i >> 2,
    box: [300, 200 + i * 78.5, 2200.3, 260 + i * 78.5] as [number, number, number, number],
    baseline: 247.6 + i * 78,
    height: 59.4,
    words: ['Ủy', 'ban', 'nhân', 'dân', '1247/QĐ-UBND', '"\\', '𠀋'].map((text, k) => ({
      text,
      box: [300 + k * 200.1, 201 + i * 78.5, 460.2 + k * 200, 259 + i * 78.5] as [number, number, number, number],
      confidence: 90 + k,
    })),
  })),
};

test('What is packed comes back the same to a tenth of a px, in far less room', () => {
  const bytes = packOcr(page);
  const round = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
  const rounded = JSON.parse(JSON.stringify(page, (_, value: unknown) => round(value))) as OcrPage;
  expect(unpackOcr(bytes)).toEqual(rounded);
  expect(bytes.length).toBeLessThan(JSON.stringify(page).length / 10);
});

test('An empty page packs too', () => {
  const empty = { width: 10, height: 20, dpi: 96.5, lines: [] };
  expect(unpackOcr(packOcr(empty))).toEqual(empty);
});

test('Damaged, foreign and swollen bytes are refused', () => {
  const bytes = packOcr(page);
  const body = (value: unknown): Uint8Array => Uint8Array.of(1, ...deflateRawSync(JSON.stringify(value)));
  const bomb = Uint8Array.of(1, ...deflateRawSync(new Uint8Array(70 * 1024 * 1024)));
  for (const bad of [
    new Uint8Array(),
    bytes.subarray(0, bytes.length / 2),
    Uint8Array.of(2, ...bytes.subarray(1)),
    body({}),
    body({ size: [10, 10, 300], lines: [[0, 0, [1, 2, 3], 4, 5, []]] }),
    body({ size: [10, 10, 0], lines: [] }),
    bomb,
  ]) {
    expect(() => unpackOcr(bad)).toThrow(expect.objectContaining({ code: 'ocr/result-damaged' }));
  }
});
