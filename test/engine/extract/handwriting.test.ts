import { describe, expect, it } from 'vitest';
import {
  extractFields,
  type ExtractedField,
  type ExtractedKey,
  type Raster,
} from '../../../electron/engine/extract/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { body, DPI, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';

const MM = DPI / 25.4;

function read(page: OcrPage, raster?: Raster): Record<ExtractedKey, ExtractedField> {
  const fields = extractFields([page], { lastYear: 2026, ...(raster === undefined ? {} : { raster }) });
  return Object.fromEntries(fields.map((field) => [field.key, field])) as Record<ExtractedKey, ExtractedField>;
}

/** A report whose number and date lines are set by `lines`, base line at 40 mm. */
function report(lines: (page: PageBuilder) => PageBuilder): OcrPage {
  const page = new PageBuilder()
    .put('SỞ NỘI VỤ TỈNH SƠN HẢI', { centre: LEFT, y: 24, size: 12 })
    .put('CHI CỤC VĂN THƯ VÀ LƯU TRỮ', { centre: LEFT, y: 29.5, size: 12, face: 'bold' });
  nation(page);
  lines(page)
    .put('BÁO CÁO', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
    .put('Kết quả kiểm tra công tác lưu trữ năm 2009', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' });
  return body(page, 75).build();
}

const printedDate = (page: PageBuilder) =>
  page.put('Sơn Hải, ngày 05 tháng 01 năm 2010', { centre: RIGHT, y: 40, face: 'italic' });
const printedCode = (page: PageBuilder) => page.put('Số: 02/BC-CC', { centre: LEFT, y: 40 });

/** "Số:      /BC-CC" with what OCR made of the ink between 50 and 60 mm. */
const number = (ink?: (page: PageBuilder) => PageBuilder) =>
  report((page) => {
    printedDate(page).put('Số:', { right: 49, y: 40 });
    return (ink?.(page) ?? page).put('/BC-CC', { left: 62, y: 40 });
  });

describe('a number filled in by hand', () => {
  const inks: [string, ((page: PageBuilder) => PageBuilder) | undefined][] = [
    ['that OCR dropped', undefined],
    ['that OCR read as garbage', (page) => page.pen('Ú%', [51, 35.5, 60, 42], 21)],
    ['that OCR read right, but tall', (page) => page.pen('02', [51, 35, 60, 42], 80)],
    ['that OCR read right, but off the line', (page) => page.pen('02', [52, 38.6, 58, 41.9], 74)],
    ['that OCR read with little confidence', (page) => page.pen('02', [52, 36.9, 57, 40.1], 38)],
    ['on leaders of dots', (page) => page.put('……', { left: 50, y: 40 })],
  ];
  it.each(inks)('%s is reported with its place, the symbol is read', (_, ink) => {
    const fields = read(number(ink));
    expect(fields.codeNumber.state).toBe('handwritten');
    expect(fields.codeNumber.value).toBeUndefined();
    expect(fields.codeNotation.value).toBe('BC-CC');
    const box = fields.codeNumber.box!;
    expect(box[0]).toBeGreaterThan(46 * MM);
    expect(box[0]).toBeLessThan(53 * MM);
    expect(box[2]).toBeGreaterThan(56 * MM);
    expect(box[2]).toBeLessThan(64 * MM);
  });

  it.each(['Số:...../BC-CC', 'Số:……/BC-CC', 'Số: ...../BC-CC', 'Số:____/BC-CC'])('%s: dots wait for a pen', (text) => {
    const fields = read(report((page) => printedDate(page).put(text, { centre: LEFT, y: 40 })));
    expect(fields.codeNumber.state).toBe('handwritten');
    expect(fields.codeNotation.value).toBe('BC-CC');
  });

  it('keeps the printed year of a legal document with the symbol', () => {
    const page = report((page) => {
      printedDate(page).put('Số:', { right: 42, y: 40 });
      return page.pen('4?', [43, 35, 50, 42], 30).put('/2010/QĐ-UBND', { left: 52, y: 40 });
    });
    const fields = read(page);
    expect(fields.codeNumber.state).toBe('handwritten');
    expect(fields.codeNotation.value).toBe('2010/QĐ-UBND');
  });

  it('in print, with blanks around it, is not taken for ink', () => {
    const fields = read(
      report((page) => printedDate(page).put('Số: 02 / BC - CC', { centre: LEFT, y: 40, confidence: 88 })),
    );
    expect(fields.codeNumber).toMatchObject({ state: 'read', value: '02' });
    expect(fields.codeNotation.value).toBe('BC-CC');
  });
});

describe('a date filled in by hand', () => {
  /** Print "ngày", "tháng", "năm" with room, and what OCR made of the ink in the two gaps (128–134, 148–154 mm). */
  const date = (
    day: ((page: PageBuilder) => PageBuilder) | null,
    month: ((page: PageBuilder) => PageBuilder) | null,
    year = '2010',
  ) =>
    report((page) => {
      printedCode(page).put('Sơn Hải, ngày', { right: 127, y: 40, face: 'italic' });
      if (day !== null) day(page);
      page.put('tháng', { right: 147, y: 40, face: 'italic' });
      if (month !== null) month(page);
      return page
        .put(`năm ${year}`, { left: 156, y: 40, face: 'italic' })
        .merge(3 + (day === null ? 0 : 1) + (month === null ? 0 : 1));
    });
  const ink =
    (text: string, x: number, confidence: number, tall = 6.5) =>
    (page: PageBuilder) =>
      page.pen(text, [x, 41 - tall, x + 6, 41], confidence);

  it.each([
    ['dropped by OCR', null, null],
    ['read as garbage', ink('Ø5', 129, 35), ink('Íl{`', 149, 8)],
    ['read right, but tall', ink('05', 129, 84), ink('01', 149, 79)],
    ['the month dropped', ink('05', 129, 50), null],
  ])('%s keeps the printed year', (_, day, month) => {
    const field = read(date(day, month)).issuedDate;
    expect(field.state).toBe('handwritten');
    expect(field.value).toBeUndefined();
    expect(field.partial).toEqual({ year: 2010 });
    expect(field.box![0]).toBeLessThan(130 * MM);
    expect(field.box![2]).toBeGreaterThan(156 * MM);
  });

  it('keeps a printed month too', () => {
    const page = report((page) => {
      printedCode(page).put('Sơn Hải, ngày', { right: 127, y: 40, face: 'italic' }).pen('2/', [128, 35, 133, 42], 31);
      return page.put('tháng 01 năm 2010', { left: 136, y: 40, face: 'italic' }).merge(3);
    });
    expect(read(page).issuedDate).toMatchObject({ state: 'handwritten', partial: { month: 1, year: 2010 } });
  });

  it('with only a printed century has no year', () => {
    const field = read(date(ink('05', 129, 40), ink('1', 149, 40), '19..')).issuedDate;
    expect(field.state).toBe('handwritten');
    expect(field.partial).toBeUndefined();
  });

  it('on dots has only its year', () => {
    const fields = read(
      report((page) => printedCode(page).put('Sơn Hải, ngày .... tháng .... năm 2010', { centre: RIGHT, y: 40 })),
    );
    expect(fields.issuedDate).toMatchObject({ state: 'handwritten', partial: { year: 2010 } });
  });
});

describe('with the picture of the page', () => {
  /** White paper; `fill` draws blots of one colour in a box (mm), every third column dark to look like strokes. */
  const picture = (blots: { box: Box; colour: readonly [number, number, number]; every?: number }[]): Raster => {
    const width = 1654;
    const height = 2339;
    const data = new Uint8Array(width * height * 3).fill(250);
    for (const { box, colour, every = 4 } of blots) {
      for (let y = Math.round(box[1] * MM); y < box[3] * MM; y++) {
        for (let x = Math.round(box[0] * MM); x < box[2] * MM; x++) {
          if (x % every < 2) data.set(colour, (y * width + x) * 3);
        }
      }
    }
    return { width, height, channels: 3, data };
  };
  const BLACK = [30, 30, 30] as const;
  const BLUE = [40, 60, 170] as const;
  const print = [
    { box: [43, 36, 49, 40] as Box, colour: BLACK },
    { box: [62, 36, 76, 40] as Box, colour: BLACK },
  ];

  it('blue numerals read right and set like print are seen to be ink', () => {
    const page = number((builder) => builder.put('02', { left: 52, y: 40 }));
    const blue = picture([...print, { box: [52, 36, 57, 40], colour: BLUE }]);
    const black = picture([...print, { box: [52, 36, 57, 40], colour: BLACK }]);
    expect(read(page, blue).codeNumber.state).toBe('handwritten');
    expect(read(page, black).codeNumber.state).not.toBe('absent');
  });

  it('an empty gap is no handwriting', () => {
    const fields = read(number(), picture(print));
    expect(fields.codeNumber.state).toBe('absent');
    expect(fields.codeNumber.box).not.toBeNull();
    expect(read(number(), picture([...print, { box: [51, 35, 60, 42], colour: BLACK }])).codeNumber.state).toBe(
      'handwritten',
    );
  });
});
