import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { writeInventoryXlsx } from '../../../electron/engine/transfer/write-xlsx.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const LIST = {
  title: 'MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU',
  subtitles: ['Đợt nộp: 2026-01'],
  columns: [{ key: 'title', vi: 'Tiêu đề hồ sơ', width: 1, align: 'left' as const }],
  rows: [['Hồ sơ về việc xây dựng Kho lưu trữ']],
  closing: ['Mục lục này gồm 1 hồ sơ.'],
};

it('a list written again at another time has the same bytes', async () => {
  const folder = tempFolder();
  const made = new Date('2026-06-12T04:45:37Z');
  await writeInventoryXlsx(join(folder, '1.xlsx'), LIST, made);
  vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] });
  try {
    await writeInventoryXlsx(join(folder, '2.xlsx'), LIST, made);
  } finally {
    vi.useRealTimers();
  }
  expect(readFileSync(join(folder, '1.xlsx')).equals(readFileSync(join(folder, '2.xlsx')))).toBe(true);
});
