import { describe, expect, it } from 'vitest';
import { extractFields, type ExtractedField, type ExtractedKey } from '../../../electron/engine/extract/index.ts';
import { body, EDGE, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';

function read(page: PageBuilder): Record<ExtractedKey, ExtractedField> {
  const fields = extractFields([page.build()], { lastYear: 2026 });
  return Object.fromEntries(fields.map((field) => [field.key, field])) as Record<ExtractedKey, ExtractedField>;
}

/** A page of text without a head: `lines` are its first paragraph, the first line indented. `gap` mm between words. */
function headless(lines: readonly string[], { title, gap }: { title?: string; gap?: number } = {}): PageBuilder {
  const page = new PageBuilder();
  if (title !== undefined) page.put(title, { centre: MIDDLE, y: 24, size: 14, face: 'bold' });
  lines.forEach((line, index) => {
    const left = index === 0 ? EDGE + 12.7 : EDGE;
    page.put(line, { left, y: 36 + index * 6.6, size: 14, ...(gap === undefined || index > 0 ? {} : { gap }) });
  });
  return body(page, 42 + lines.length * 6.6);
}

const OWN = ['codeNumber', 'codeNotation', 'issuedDate', 'organName', 'parentOrganName'] as const;

describe('on a page without a head, what the text cites is not the document’s own', () => {
  it.each<[string, readonly string[], { title?: string; gap?: number }?]>([
    [
      'a decree and its date',
      ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về', 'công tác văn thư;'],
    ],
    ['a decree whose line ends with the date', ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;']],
    [
      'the same, justified with wide blanks',
      ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020', 'về công tác văn thư;'],
      { gap: 4.2 },
    ],
    ['a date in figures', ['Căn cứ Quyết định số 15/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân huyện']],
    ['a date in figures at the end of the line', ['Thực hiện Kế hoạch số 15/KH-UBND ngày 05/3/2020;']],
    [
      'a year on the next line',
      ['Thực hiện Nghị định về công tác văn thư số 30/2020/NĐ-CP ngày 05 tháng 3', 'năm 2020;'],
    ],
    ['a number that begins a line', ['Xét đề nghị của Chánh Văn phòng tại Tờ trình số', '15/TTr-VP']],
    [
      'a number with its label',
      ['Xét đề nghị của Chánh Văn phòng tại Tờ trình', 'số 15/TTr-VP ngày 02 tháng 3 năm 2021,'],
    ],
    ['a number and a date that begin a line', ['Căn cứ Nghị định số', '30/2020/NĐ-CP ngày 05 tháng 3 năm 2020,']],
    ['a number without its label', ['Theo Công văn số', '85/UBND-NV ngày 09 tháng 02 năm 2021 về việc nộp lưu,']],
    ['words that begin like a label', ['Thực hiện Kế hoạch về', 'số hóa tài liệu, đề nghị các phòng gửi']],
    ['a term', ['Đề nghị các phòng gửi 02 bản về Sở trước ngày 15 tháng 4 năm 2021.']],
    ['a meeting', ['Hôm nay, ngày 05 tháng 3 năm 2020, tại Văn phòng Ủy ban nhân dân huyện.']],
    ['a title that is no name of a body', ['Căn cứ Luật Lưu trữ số 33/2024/QH15;'], { title: 'DANH SÁCH CÁN BỘ' }],
    ['a type in the middle of the sheet', ['Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;'], { title: 'THÔNG BÁO' }],
  ])('%s', (_, lines, options) => {
    const fields = read(headless(lines, options));
    const found = OWN.flatMap((key) =>
      fields[key].state === 'absent' ? [] : [`${key}: ${fields[key].value ?? fields[key].state}`],
    );
    expect(found).toEqual([]);
  });

  it('lines in the middle of the sheet, broken anywhere', () => {
    const page = new PageBuilder();
    const lines = ['Căn cứ Quyết định', 'số 1289/QĐ-UBND', 'ngày 14/6/2019', 'của Ủy ban nhân dân tỉnh'];
    lines.forEach((line, index) => page.put(line, { centre: MIDDLE, y: 30 + 7 * index }));
    expect(OWN.map((key) => read(body(page, 62))[key].state)).toEqual(OWN.map(() => 'absent'));
  });

  it('a decree above the own place and date', () => {
    const page = headless(['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;'])
      .put('Đông Triều, ngày 12 tháng 4 năm 2021', { right: 188, y: 112, size: 14, face: 'italic' })
      .build();
    const date = extractFields([page], { lastYear: 2026 }).find(({ key }) => key === 'issuedDate');
    expect(date?.value).toBe('12/04/2021');
  });
});

describe('the document’s own number and date are still read', () => {
  it('close together, without quốc hiệu', () => {
    const page = new PageBuilder()
      .put('UBND HUYỆN VĨNH KHÊ', { left: EDGE, y: 24, size: 13 })
      .put('Số: 15/QĐ-UBND', { left: 50, y: 34 })
      .put('Vĩnh Khê, ngày 05 tháng 01 năm 2020', { left: 90, y: 34, face: 'italic' })
      .merge(2)
      .put('QUYẾT ĐỊNH', { centre: MIDDLE, y: 46, size: 14, face: 'bold' });
    const fields = read(body(page, 60));
    expect(fields.codeNumber.value).toBe('15');
    expect(fields.issuedDate.value).toBe('05/01/2020');
    expect(fields.organName.value).toBe('UBND HUYỆN VĨNH KHÊ');
  });

  it('with small letters of the left column close before the date', () => {
    const page = new PageBuilder().put('SỞ NỘI VỤ', { centre: LEFT, y: 24, size: 13, face: 'bold' });
    nation(page)
      .put('Số: 85/SNV-VTLT', { centre: LEFT, y: 36 })
      .put('V/v hướng dẫn báo cáo thống kê định kỳ', { left: EDGE, y: 42, size: 13 })
      .put('Sơn Hải, ngày 09 tháng 02 năm 2021', { left: 114, y: 42, face: 'italic' })
      .merge(2);
    const fields = read(body(page.put('Kính gửi: Các phòng', { centre: MIDDLE, y: 56 }), 66));
    expect(fields.issuedDate.value).toBe('09/02/2021');
    expect(fields.codeNumber.value).toBe('85');
  });

  it.each(['Từ Sơn', 'Tam Kỳ', 'Thành phố Hồ Chí Minh'])('with the place %s without a comma', (place) => {
    const page = new PageBuilder()
      .put('UBND THỊ XÃ', { centre: LEFT, y: 24, size: 13 })
      .put(`${place} ngày 05 tháng 01 năm 2020`, { centre: RIGHT, y: 34, face: 'italic' });
    expect(read(body(page, 60)).issuedDate.value).toBe('05/01/2020');
  });
});
