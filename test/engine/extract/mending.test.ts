import { describe, expect, it } from 'vitest';
import { extractFields } from '../../../electron/engine/extract/index.ts';
import { body, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';
import { mendMarks } from '../../../electron/engine/extract/mend-marks.ts';
import { nameIn } from '../../../electron/engine/extract/person-name.ts';
import { wholePost } from '../../../electron/engine/extract/signer-lines.ts';
import { tidySymbol } from '../../../electron/engine/extract/symbol.ts';

describe('marks of agency names', () => {
  it.each([
    ['BỘ NÔNG NGHIỆP VÀ PHÁT TRIỀN NÔNG THÔN', 'BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN'],
    ['UBND TÍNH SƠN HẢI', 'UBND TỈNH SƠN HẢI'],
    ['BẠN CHẤP HÀNH', 'BAN CHẤP HÀNH'],
  ])('%s becomes %s', (read, name) => {
    expect(mendMarks(read)).toBe(name);
  });

  it('of places follow the date line', () => {
    expect(mendMarks('KHU VỰC SƠN HAI', ['SƠN HẢI'])).toBe('KHU VỰC SƠN HẢI');
    expect(mendMarks('KHU VỰC SƠN HAI')).toBe('KHU VỰC SƠN HAI');
  });

  it('that are only spelt the older way stay as printed', () => {
    expect(mendMarks('UỶ BAN NHÂN DÂN')).toBe('UỶ BAN NHÂN DÂN');
  });

  it('are not touched inside other words', () => {
    expect(mendMarks('VAN PHONGX')).toBe('VAN PHONGX');
  });
});

describe('a name', () => {
  const words = (...texts: [string, number][]) =>
    texts.map(([text, confidence], index) => ({
      text,
      confidence,
      box: [index * 50, 0, index * 50 + 40, 30] as [number, number, number, number],
    }));

  it('keeps its family name though the rest looks better', () => {
    expect(nameIn(words(['Vũ', 72], ['Thị', 95], ['Lan', 95], ['Chi', 95]))?.text).toBe('Vũ Thị Lan Chi');
  });

  it('loses the noise before it', () => {
    expect(nameIn(words(['»', 20], ['Kz', 12], ['Tạ', 93], ['Quang', 91], ['Đỉnh', 95]))?.text).toBe('Tạ Quang Đỉnh');
  });

  it('with a syllable that cannot be is no name', () => {
    expect(nameIn(words(['Lương', 95], ['Miinh', 80], ['Hựu', 90]))).toBeNull();
    expect(nameIn(words(['Lương', 95], ['Minh', 80], ['Hựu', 90]))?.text).toBe('Lương Minh Hựu');
  });

  it.each([[['VĂN', 'PHÒNG']], [['Sở', 'Nội', 'vụ']], [['Giám', 'Đốc']], [['Độc', 'lập']]])('is not %s', (texts) => {
    expect(nameIn(words(...texts.map((text): [string, number] => [text, 95])))).toBeNull();
  });
});

describe('a post with letters lost', () => {
  it.each([
    ['HỦ TICH', 'CHỦ TỊCH'],
    ['HÓ CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ['ÁNH VĂN PHÒNG', 'CHÁNH VĂN PHÒNG'],
    ['TỔ TRƯỞNG', null],
    ['NGƯỜI LẬP BIỂU', null],
  ])('%s → %s', (read, post) => {
    expect(wholePost(read)).toBe(post);
  });
});

describe('a spoilt type in the symbol', () => {
  it.each([
    ['TI-STC', '15', 'TTr-STC'],
    ['HD-SNV', '21', 'HĐ-SNV'],
    ['HD-SNV', '08', 'HD-SNV'],
    ['UBND-VX', '15', 'UBND-VX'],
    ['BC-SNV', '10', 'BC-SNV'],
  ])('%s under type %s is %s', (raw, heading, symbol) => {
    expect(tidySymbol(raw, heading).symbol).toBe(symbol);
  });
});

describe('the small r that recognition drops from "TTr"', () => {
  const page = (symbol: string, shown: string) => {
    const builder = new PageBuilder().put('PHÒNG NỘI VỤ', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(builder)
      .put(`Số: 56/${symbol}`, { centre: LEFT, y: 40 })
      .put('Vĩnh Khê, ngày 29 tháng 11 năm 2021', { centre: RIGHT, y: 40, face: 'italic' })
      .put('TỜ TRÌNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' });
    const built = body(builder, 75).build();
    const lines = built.lines.map((line) => ({
      ...line,
      words: line.words.map((word) => (word.text.endsWith(symbol) ? { ...word, text: `56/${shown}` } : word)),
    }));
    return extractFields([{ ...built, lines }]).find((field) => field.key === 'codeNotation')!.value;
  };

  it('is put back where the word has room for it', () => {
    expect(page('TTr-PNV', 'TT-PNV')).toBe('TTr-PNV');
  });

  it('is not where "TT" was printed', () => {
    expect(page('TT-PNV', 'TT-PNV')).toBe('TT-PNV');
  });
});
