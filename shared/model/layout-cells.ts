/**
 * Where the parts of an administrative document stand (NĐ 30/2020/NĐ-CP Phụ lục I, Phần I mục IV, layout drawing).
 * `x, y, w, h` are percent of the text area's width and height, from its top left corner, measured in the drawing:
 * schematic, so readers of a page widen them by `LAYOUT_SLACK` and let printed anchors (quốc hiệu, "Số:") overrule them.
 */
export interface LayoutCell {
  readonly cell: string;
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly clause: string;
}

const DRAWING = 'NĐ 30/2020 Phụ lục I, Phần I, mục IV';

export const LAYOUT_CELLS = {
  nation: { cell: '1', part: 'Quốc hiệu và Tiêu ngữ', x: 52, y: 0, w: 46, h: 4, clause: DRAWING },
  organ: { cell: '2', part: 'Tên cơ quan, tổ chức ban hành', x: 1, y: 0, w: 43, h: 5, clause: DRAWING },
  code: { cell: '3', part: 'Số, ký hiệu', x: 1, y: 6, w: 43, h: 4, clause: DRAWING },
  date: { cell: '4', part: 'Địa danh và thời gian ban hành', x: 53, y: 6, w: 45, h: 4, clause: DRAWING },
  heading: { cell: '5a', part: 'Tên loại và trích yếu nội dung', x: 37, y: 13, w: 38, h: 4, clause: DRAWING },
  letterSubject: { cell: '5b', part: 'Trích yếu nội dung công văn', x: 7, y: 13, w: 29, h: 4, clause: DRAWING },
  body: { cell: '6', part: 'Nội dung', x: 1, y: 34, w: 99, h: 32, clause: DRAWING },
  post: { cell: '7a', part: 'Quyền hạn, chức vụ người ký', x: 50, y: 70, w: 48, h: 4, clause: DRAWING },
  signer: { cell: '7b', part: 'Họ tên người ký', x: 53, y: 86, w: 43, h: 4, clause: DRAWING },
  addressee: { cell: '9a', part: 'Kính gửi', x: 41, y: 19, w: 44, h: 4, clause: DRAWING },
  recipients: { cell: '9b', part: 'Nơi nhận', x: 1, y: 70, w: 24, h: 14, clause: DRAWING },
  secrecy: { cell: '10a', part: 'Dấu chỉ độ mật', x: 1, y: 19, w: 18, h: 4, clause: DRAWING },
  urgency: { cell: '10b', part: 'Dấu chỉ mức độ khẩn', x: 1, y: 25, w: 18, h: 4, clause: DRAWING },
  circulation: { cell: '11', part: 'Chỉ dẫn phạm vi lưu hành', x: 58, y: -6, w: 27, h: 4, clause: DRAWING },
} as const satisfies Readonly<Record<string, LayoutCell>>;

/** A4 and its margins in mm (Phụ lục I, Phần I, mục I): the middle of each range the decree allows. */
export const PAPER = {
  width: 210,
  height: 297,
  top: 22.5,
  bottom: 22.5,
  left: 32.5,
  right: 17.5,
  clause: 'NĐ 30/2020 Phụ lục I, Phần I, mục I',
} as const;

/**
 * How far, in percent of the text area, a part may stand from its cell: the drawing is schematic, headers of three
 * lines push the rest down, papers before 2020 followed TT 01/2011/TT-BNV or habit, and scans are shifted.
 */
export const LAYOUT_SLACK = { x: 14, y: 30 } as const;

/** How far down a page of `PAPER`'s shape a cell may reach, slack included, as a share of the page's height (0 to 1). */
export function lowestEnd(cell: LayoutCell): number {
  const area = PAPER.height - PAPER.top - PAPER.bottom;
  return (PAPER.top + ((cell.y + cell.h + LAYOUT_SLACK.y) / 100) * area) / PAPER.height;
}
