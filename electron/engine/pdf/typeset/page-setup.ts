const PT_PER_MM = 72 / 25.4;

/** mm as pt. */
export function mm(value: number): number {
  return value * PT_PER_MM;
}

/** Page set-up of records (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I). Sizes in pt. */
export const PAGE_SETUP = {
  /** Khoản 1: A4. */
  paper: { shortSide: mm(210), longSide: mm(297) },
  /** Khoản 3: top and bottom 20 to 25 mm, left 30 to 35 mm, right 15 to 20 mm. */
  margins: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20) },
  /** Khoản 4 and mục II: running text 13 to 14, first line 1 or 1.27 cm, at least 6 pt between paragraphs, line single to 1.5. */
  body: { size: 13, indent: mm(10), spaceBefore: 6, lineSpacing: 1.15 },
  /** Title of the record: 13 to 14, bold, centred. */
  title: { size: 14 },
  /** Lists are not running text; one size smaller keeps seven columns readable on A4. */
  cell: { size: 12, padding: 3, lineSpacing: 1.1 },
  /** Khoản 7: Arabic numerals from 1, size 13 to 14, centred in the top margin, not on the first page. */
  pageNumber: { size: 13, firstShown: 2 },
  /** Width of rules, pt. */
  rule: 0.5,
} as const;
