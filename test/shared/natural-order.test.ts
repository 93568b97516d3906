import { describe, expect, it } from 'vitest';
import { compareNatural } from '../../shared/model/natural-order.ts';

describe('natural order', () => {
  it('knows the Vietnamese letters: đ after d, â after a', () => {
    const names = ['đơn 1', 'dự án', 'ân', 'an', 'đơn 10', 'đơn 2', 'ấn'];
    expect(names.sort(compareNatural)).toEqual(['an', 'ân', 'ấn', 'dự án', 'đơn 1', 'đơn 2', 'đơn 10']);
  });

  it('is the same whatever order it starts from, also for names that sort alike', () => {
    const names = ['01.jpg', '1.jpg', '001.jpg', 'A.jpg', 'a.jpg'];
    expect([...names].reverse().sort(compareNatural)).toEqual([...names].sort(compareNatural));
  });

  it.each([
    ['the front of a sheet before its back', 'Công văn 312 - tờ 2.jpg', 'Công văn 312 - tờ 2 mặt sau.jpg'],
    ['a page before its copy', 'QĐ 125 trang 2.jpg', 'QĐ 125 trang 2 (bản sao).jpg'],
    ['a page before its copy of another kind', 'QĐ 125 trang 2.tif', 'QĐ 125 trang 2 (bản sao).jpg'],
    ['a page before the next one of another kind', 'Sổ 4 trang 2.tif', 'Sổ 4 trang 10.jpg'],
    ['a number with a full stop, which is no ending', 'Biên bản 1.2', 'Biên bản 1.10'],
    ['files of a folder of Windows', 'D:\\quet\\to 2.jpg', 'D:\\quet\\to 2 sau.jpg'],
    ['a folder as it is named', 'Hộp 3/tờ 1 mặt sau.jpg', 'Hộp 3.1/tờ 1.jpg'],
  ])('puts %s', (_, first, second) => {
    expect([second, first].sort(compareNatural)).toEqual([first, second]);
  });
});
