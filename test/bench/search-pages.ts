import type { OcrLine, OcrPage, OcrWord } from '../../shared/model/ocr.ts';
import { between, pick, seeded, type Random } from '../../scripts/samples/random.ts';
import { heading, sentence } from '../support/bench-pages/prose.ts';

/** Words of a page: a full A4 page of office print has between 300 and 450. */
const WORDS = 350;
const WORDS_PER_LINE = 12;
const DPI = 200;

/** Family, middle and given names of Vietnam, the most frequent first: they are drawn so that few names are many people's. */
const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Lương Cao Tạ Quách Thân Khuất Nghiêm Lục Vi Lò Cầm'.split(
    ' ',
  );
const MIDDLE = 'Văn Thị Đức Hữu Minh Ngọc Quang Xuân Thanh Đình Công Kim Hồng Bá Trọng Duy Khắc Viết Sỹ Diệu'.split(
  ' ',
);
const GIVEN =
  'Hùng Lan Dũng Hương Tuấn Hoa Thắng Nga Sơn Thủy Hải Hạnh Cường Yến Bình Loan Long Oanh Khoa Trâm Phúc Quyên Lợi Nhung Kiên Thoa Toàn Khuyên Vượng Quỳnh Chiến Huệ Đạt Uyên Nhật Diễm Thuấn Ngoan Khiêm Tuyết Bằng Thục Hoạch Luyến Trứ Nhàn Kháng Viễn Thạc Phượng'.split(
    ' ',
  );

/** The words of page `number` in reading order: clauses of office papers, with names, dates, sums and references. */
export function pageWords(number: number): string[] {
  const random = seeded(70_000 + number);
  const words = heading(random).split(' ');
  while (words.length < WORDS) {
    if (random() < 0.15)
      words.push(...`Ông (bà) ${person(random)}, số định danh ${String(Math.floor(random() * 1e9))},`.split(' '));
    words.push(...sentence(random).split(' '));
  }
  return words;
}

function person(random: Random): string {
  // The square of an even draw falls to the front of the list: a long tail of rare names.
  const rare = (names: readonly string[]): string => names[Math.floor(random() ** 2 * names.length)]!;
  return `${rare(FAMILY)} ${pick(random, MIDDLE)} ${rare(GIVEN)}`;
}

/** The page as recognition would have left it. */
export function asOcr(words: readonly string[]): OcrPage {
  const random = seeded(words.length);
  const lines: OcrLine[] = [];
  for (let at = 0; at < words.length; at += WORDS_PER_LINE) {
    const top = 150 + (at / WORDS_PER_LINE) * 62;
    let left = 180;
    const placed: OcrWord[] = words.slice(at, at + WORDS_PER_LINE).map((text) => {
      const lift = Math.floor(random() * 6);
      const width = text.length * 15 + Math.floor(random() * 9);
      const box: [number, number, number, number] = [left, top + lift, left + width, top + 34 - lift];
      left = box[2] + 12;
      return { text, box, confidence: Math.floor(between(random, 71, 97)) };
    });
    lines.push({
      block: 0,
      paragraph: 0,
      box: [180, top, left, top + 34],
      baseline: top + 28,
      height: 34,
      words: placed,
    });
  }
  return { width: 1654, height: 2339, dpi: DPI, lines };
}
