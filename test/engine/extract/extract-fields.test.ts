import { describe, expect, it } from 'vitest';
import {
  extractFields,
  type ExtractedField,
  type ExtractedKey,
  type Raster,
} from '../../../electron/engine/extract/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { body, EDGE, LEFT, MIDDLE, nation, PageBuilder, RIGHT, signature } from './page-builder.ts';

/** A picture in which the words of `bold` have strokes twice as wide as all others. */
function pictureOf(page: OcrPage, bold: readonly string[]): Raster {
  const data = new Uint8Array(page.width * page.height).fill(255);
  for (const { text, box } of page.lines.flatMap((line) => line.words)) {
    const width = bold.includes(text) ? 6 : 3;
    for (let x = box[0]; x + width <= box[2]; x += 2 * width + 3)
      for (let y = box[1]; y < box[3]; y++) data.fill(20, y * page.width + x, y * page.width + x + width);
  }
  return { width: page.width, height: page.height, channels: 1, data };
}

function read(...pages: OcrPage[]): Record<ExtractedKey, ExtractedField> {
  const fields = extractFields(pages, { lastYear: 2026 });
  return Object.fromEntries(fields.map((field) => [field.key, field])) as Record<ExtractedKey, ExtractedField>;
}

/** A decision as the decree draws it. */
function decision(number = 'Số: 15/QĐ-UBND', date = 'Sơn Hải, ngày 05 tháng 01 năm 2020'): PageBuilder {
  const page = new PageBuilder()
    .put('ỦY BAN NHÂN DÂN', { centre: LEFT, y: 24, size: 13, face: 'bold' })
    .put('TỈNH SƠN HẢI', { centre: LEFT, y: 29.5, size: 13, face: 'bold' });
  nation(page)
    .put(number, { centre: LEFT, y: 40 })
    .put(date, { centre: RIGHT, y: 40, size: 14, face: 'italic' })
    .put('QUYẾT ĐỊNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
    .put('Về việc ban hành Danh mục hồ sơ năm 2020', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' })
    .put('của Văn phòng Ủy ban nhân dân tỉnh', { centre: MIDDLE, y: 66, size: 14, face: 'bold' })
    .put('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', { centre: MIDDLE, y: 79, size: 14, face: 'bold' })
    .put('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;', { left: 42.7, y: 90, size: 14 })
    .put('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ', { left: 42.7, y: 98, size: 14 });
  return body(page, 108);
}

describe('a decision set as the decree prescribes', () => {
  const page = signature(decision(), 190, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], 'Đoàn Nguyên Thạch').build();
  const fields = read(page);

  it('gives every field of the header and the signer', () => {
    const values = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.value]));
    expect(values).toEqual({
      typeName: '02',
      codeNumber: '15',
      codeNotation: 'QĐ-UBND',
      issuedDate: '05/01/2020',
      organName: 'ỦY BAN NHÂN DÂN TỈNH SƠN HẢI',
      parentOrganName: undefined,
      subject: 'Về việc ban hành Danh mục hồ sơ năm 2020 của Văn phòng Ủy ban nhân dân tỉnh',
      signerName: 'Đoàn Nguyên Thạch',
      signerPosition: 'PHÓ CHỦ TỊCH',
      signerAuthority: 'KT. CHỦ TỊCH',
      urgency: undefined,
      secrecy: undefined,
    });
  });

  it('gives each value its place on the page', () => {
    const words = page.lines.flatMap((line) => line.words);
    const code = words.find((word) => word.text === '15/QĐ-UBND')!;
    expect(fields.codeNotation.page).toBe(0);
    expect(fields.codeNotation.box![2]).toBeGreaterThanOrEqual(code.box[2] - 1);
    expect(fields.codeNotation.box![0]).toBeGreaterThan(code.box[0]);
    expect(fields.codeNumber.box![2]).toBeLessThanOrEqual(fields.codeNotation.box![0] + 12);
    expect(fields.typeName.evidence).toBe('QUYẾT ĐỊNH');
  });
});

describe('the header', () => {
  it('is read alike when OCR joined the two columns into one line', () => {
    const page = new PageBuilder()
      .put('UBND TỈNH SƠN HẢI', { centre: LEFT, y: 24, size: 12 })
      .put('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { centre: RIGHT, y: 24, size: 12, face: 'bold' })
      .merge(2)
      .put('SỞ NỘI VỤ', { centre: LEFT, y: 29.5, size: 12, face: 'bold' })
      .put('Độc lập - Tự do - Hạnh phúc', { centre: RIGHT, y: 29.5, face: 'bold' })
      .merge(2)
      .put('Số: 125/BC-SNV', { centre: LEFT, y: 40 })
      .put('Sơn Hải, ngày 29 tháng 6 năm 2019', { centre: RIGHT, y: 40, size: 14, face: 'italic' })
      .merge(2)
      .put('BÁO CÁO', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
      .put('Kết quả công tác văn thư, lưu trữ năm 2019', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' });
    const fields = read(body(page, 75).build());
    expect(fields.organName.value).toBe('SỞ NỘI VỤ');
    expect(fields.parentOrganName.value).toBe('UBND TỈNH SƠN HẢI');
    expect(fields.codeNumber.value).toBe('125');
    expect(fields.codeNotation.value).toBe('BC-SNV');
    expect(fields.issuedDate.value).toBe('29/06/2019');
    expect(fields.subject.value).toBe('Kết quả công tác văn thư, lưu trữ năm 2019');
  });

  it('puts issuer names that wrap over three lines together, the parent apart', () => {
    const page = new PageBuilder()
      .put('SỞ NÔNG NGHIỆP', { centre: LEFT, y: 24, size: 12 })
      .put('VÀ PHÁT TRIỂN NÔNG THÔN', { centre: LEFT, y: 29, size: 12 })
      .put('CHI CỤC PHÒNG, CHỐNG', { centre: LEFT, y: 34, size: 12, face: 'bold' })
      .put('THIÊN TAI', { centre: LEFT, y: 39, size: 12, face: 'bold' });
    nation(page)
      .put('Số: 07/TB-PCTT', { centre: LEFT, y: 49 })
      .put('Sơn Hải, ngày 12 tháng 10 năm 2018', { centre: RIGHT, y: 49, face: 'italic' })
      .put('THÔNG BÁO', { centre: MIDDLE, y: 62, size: 14, face: 'bold' })
      .put('Về lịch trực ban', { centre: MIDDLE, y: 68, size: 14, face: 'bold' });
    const fields = read(body(page, 84).build());
    expect(fields.parentOrganName.value).toBe('SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN');
    expect(fields.organName.value).toBe('CHI CỤC PHÒNG, CHỐNG THIÊN TAI');
    expect(fields.subject.value).toBe('Về lịch trực ban');
  });

  it.each([
    [['ỦY BAN NHÂN DÂN', 'XÃ ĐÔNG HẢI'], 1, undefined, 'ỦY BAN NHÂN DÂN XÃ ĐÔNG HẢI'],
    [['UỶBAN NHÂN DÂN', 'XÃ ĐÔNG HẢI'], 1, undefined, 'UỶBAN NHÂN DÂN XÃ ĐÔNG HẢI'],
    [['HỘI ĐỒNG NHÂN DÂN', 'XÃ ĐÔNG HẢI'], 1, undefined, 'HỘI ĐỒNG NHÂN DÂN XÃ ĐÔNG HẢI'],
    [['VĂN PHÒNG', 'UBND HUYỆN VĨNH KHÊ'], 1, undefined, 'VĂN PHÒNG UBND HUYỆN VĨNH KHÊ'],
    [['ỦY BAN NHÂN DÂN', 'TỈNH SƠN HẢI', 'SỞ NỘI VỤ'], 1, 'ỦY BAN NHÂN DÂN TỈNH SƠN HẢI', 'SỞ NỘI VỤ'],
    [['ỦY BAN NHÂN DÂN TỈNH SƠN HẢI', 'SỞ NỘI VỤ'], 1, 'ỦY BAN NHÂN DÂN TỈNH SƠN HẢI', 'SỞ NỘI VỤ'],
    [['ỦY BAN NHÂN DÂN', 'SỞ NỘI VỤ'], 1, 'ỦY BAN NHÂN DÂN', 'SỞ NỘI VỤ'],
    [['KHO BẠC NHÀ NƯỚC', 'KHO BẠC NHÀ NƯỚC SƠN HẢI'], 1, 'KHO BẠC NHÀ NƯỚC', 'KHO BẠC NHÀ NƯỚC SƠN HẢI'],
    [['TỈNH ĐOÀN SƠN HẢI', 'HUYỆN ĐOÀN VĨNH KHÊ'], 1, 'TỈNH ĐOÀN SƠN HẢI', 'HUYỆN ĐOÀN VĨNH KHÊ'],
  ])('whose strokes grow bold is cut between names, never after a bare head: %j', (lines, from, parent, organ) => {
    const page = new PageBuilder();
    lines.forEach((line, at) => page.put(line, { centre: LEFT, y: 24 + 5.5 * at, size: 11 }));
    nation(page)
      .put('Số: 15/BC', { centre: LEFT, y: 47 })
      .put('Sơn Hải, ngày 05 tháng 01 năm 2020', { centre: RIGHT, y: 47, face: 'italic' })
      .put('BÁO CÁO', { centre: MIDDLE, y: 58, size: 14, face: 'bold' });
    const built = body(page, 75).build();
    const bold = lines.slice(from).flatMap((line) => line.split(' '));
    const fields = extractFields([built], { lastYear: 2026, raster: pictureOf(built, bold) });
    const valueOf = (key: ExtractedKey) => fields.find((field) => field.key === key)!.value;
    expect([valueOf('parentOrganName'), valueOf('organName')]).toEqual([parent, organ]);
  });

  it('is found on a sheet that lies 12 mm off', () => {
    const page = new PageBuilder().moved(12, 14);
    page
      .put('UBND HUYỆN VĨNH KHÊ', { centre: LEFT, y: 24, size: 12 })
      .put('PHÒNG NỘI VỤ', { centre: LEFT, y: 29.5, size: 12, face: 'bold' });
    nation(page)
      .put('Số: 56/TTr-PNV', { centre: LEFT, y: 40 })
      .put('Vĩnh Khê, ngày 29 tháng 11 năm 2021', { centre: RIGHT, y: 40, size: 14, face: 'italic' })
      .put('TỜ TRÌNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
      .put('Về việc nghiệm thu dữ liệu số hóa', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' })
      .put('Kính gửi: Chủ tịch Ủy ban nhân dân huyện', { centre: MIDDLE, y: 74, size: 14 });
    const fields = read(body(page, 90).build());
    expect(fields.typeName.value).toBe('15');
    expect(fields.codeNotation.value).toBe('TTr-PNV');
    expect(fields.organName.value).toBe('PHÒNG NỘI VỤ');
    expect(fields.subject.value).toBe('Về việc nghiệm thu dữ liệu số hóa');
  });

  /** As word processors set it without the decree's table: centred on the sheet, not on the text area. */
  const plain = (): PageBuilder =>
    new PageBuilder()
      .put('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { centre: 105, y: 20, face: 'bold' })
      .put('Độc lập - Tự do - Hạnh phúc', { centre: 105, y: 26, face: 'bold' })
      .put('UBND HUYỆN ĐÔNG TRIỀU', { left: 25, y: 36, face: 'bold' })
      .put('Số: 33/KH-UBND', { left: 25, y: 43 })
      .put('Đông Triều, ngày 12 tháng 4 năm 2021', { left: 110, y: 50, face: 'italic' })
      .put('KẾ HOẠCH', { centre: 105, y: 62, size: 14, face: 'bold' })
      .put('Số hóa tài liệu lưu trữ năm 2021', { centre: 105, y: 69 })
      .put('Thực hiện nhiệm vụ được giao, các phòng lập kế hoạch.', { left: 25, y: 80 });

  it('does not cut an issuer at the border of columns that are not there, and reads an abstract under its type', () => {
    const fields = read(plain().build());
    expect(fields.organName.value).toBe('UBND HUYỆN ĐÔNG TRIỀU');
    expect(fields.subject.value).toBe('Số hóa tài liệu lưu trữ năm 2021');
  });

  it('ends the issuer above the type when nothing else stands between', () => {
    const page = new PageBuilder()
      .put('UBND HUYỆN ĐÔNG TRIỀU', { centre: MIDDLE, y: 24, size: 14, face: 'bold' })
      .put('BÁO CÁO', { centre: MIDDLE, y: 36, size: 14, face: 'bold' })
      .put('Kết quả công tác lưu trữ năm 2021', { centre: MIDDLE, y: 43, size: 14, face: 'bold' });
    const fields = read(body(page, 60).build());
    expect(fields.organName.value).toBe('UBND HUYỆN ĐÔNG TRIỀU');
    expect(fields.parentOrganName.state).toBe('absent');
    expect(fields.typeName.value).toBe('14');
  });

  it('of a Party body is read without quốc hiệu', () => {
    const page = new PageBuilder()
      .put('TỈNH ỦY SƠN HẢI', { centre: LEFT, y: 24, size: 14 })
      .put('BAN TỔ CHỨC', { centre: LEFT, y: 30, size: 14, face: 'bold' })
      .put('ĐẢNG CỘNG SẢN VIỆT NAM', { centre: RIGHT, y: 24, size: 15, face: 'bold' })
      .put('Số 05-QĐ/BTCTU', { centre: LEFT, y: 40, size: 14 })
      .put('Sơn Hải, ngày 14 tháng 9 năm 2016', { centre: RIGHT, y: 40, size: 14, face: 'italic' })
      .put('QUYẾT ĐỊNH', { centre: MIDDLE, y: 56, size: 15, face: 'bold' })
      .put('về việc điều động cán bộ', { centre: MIDDLE, y: 62.5, size: 14, face: 'bold' });
    const fields = read(body(page, 80).build());
    expect(fields.codeNumber.value).toBe('05');
    expect(fields.codeNotation.value).toBe('QĐ/BTCTU');
    expect(fields.organName.value).toBe('BAN TỔ CHỨC');
    expect(fields.parentOrganName.value).toBe('TỈNH ỦY SƠN HẢI');
    expect(fields.issuedDate.value).toBe('14/09/2016');
  });

  it('in one centred column (a contract) names no issuer and still gives number and type', () => {
    const page = new PageBuilder()
      .put('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { centre: MIDDLE, y: 24, face: 'bold' })
      .put('Độc lập - Tự do - Hạnh phúc', { centre: MIDDLE, y: 30, face: 'bold' })
      .put('HỢP ĐỒNG', { centre: MIDDLE, y: 44, size: 14, face: 'bold' })
      .put('Số: 12/2015/HĐ-SNV', { centre: MIDDLE, y: 51 })
      .put('Về việc chỉnh lý tài liệu lưu trữ', { centre: MIDDLE, y: 58, face: 'bold' });
    const fields = read(body(page, 75).build());
    expect(fields.organName.state).toBe('absent');
    expect(fields.codeNumber.value).toBe('12');
    expect(fields.codeNotation.value).toBe('2015/HĐ-SNV');
    expect(fields.typeName.value).toBe('21');
  });

  it('with faint quốc hiệu, half its letters lost, still parts the columns', () => {
    const page = new PageBuilder()
      .put('UỶ BAN NHÂN DÂN', { centre: LEFT, y: 24, size: 12 })
      .put('CÔNG HOA XÁ HỌl CHU NGHlA VỆT NAM', { centre: RIGHT, y: 24, size: 12, confidence: 41 })
      .merge(2)
      .put('HUYỆN VĨNH KHÊ', { centre: LEFT, y: 29, size: 12 })
      .put('Đôc lâp - Tư do - Hanh phuc', { centre: RIGHT, y: 29, size: 12, confidence: 38 })
      .merge(2)
      .put('Sô 47 / TT - UB', { centre: LEFT, y: 38, confidence: 62 })
      .put('Vĩnh Khê, ngày 14 tháng 8 năm 2003', { centre: RIGHT, y: 38, confidence: 66 })
      .put('TỜ TRINH', { centre: MIDDLE, y: 52, size: 14, confidence: 58 })
      .put('Về việc xin phê duyệt chủ trương đầu tư', { centre: MIDDLE, y: 58, confidence: 71 });
    const fields = read(body(page, 75).build());
    expect(fields.codeNumber.value).toBe('47');
    expect(fields.codeNotation.value).toBe('TT-UB');
    expect(fields.typeName.value).toBe('15');
    expect(fields.organName.value).toBe('UỶ BAN NHÂN DÂN HUYỆN VĨNH KHÊ');
    expect(fields.issuedDate.value).toBe('14/08/2003');
  });

  it('leaves the stamp of the incoming registry alone', () => {
    const page = decision();
    page
      .put('ĐẾN', { left: 14, y: 70, size: 12 })
      .put('Số: 1204', { left: 22, y: 68, size: 12 })
      .put('Ngày: 12/3/2021', { left: 22, y: 74, size: 12 });
    const fields = read(page.build());
    expect(fields.codeNumber.value).toBe('15');
    expect(fields.issuedDate.value).toBe('05/01/2020');
  });

  it('does not take a number out of the body when the paper has none of its own', () => {
    const page = new PageBuilder().put('PHÒNG NỘI VỤ', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(page).put('QUY CHẾ', { centre: MIDDLE, y: 48, size: 14, face: 'bold' });
    page
      .put('Công tác văn thư, lưu trữ', { centre: MIDDLE, y: 54, size: 14, face: 'bold' })
      .put('(Ban hành kèm theo Quyết định số 12/2010/QĐ-UBND', { centre: MIDDLE, y: 61, size: 13, face: 'italic' })
      .put('ngày 05 tháng 3 năm 2010 của Ủy ban nhân dân huyện)', { centre: MIDDLE, y: 67, size: 13, face: 'italic' });
    const fields = read(body(page, 84).build());
    expect(fields.typeName.value).toBe('04');
    expect(fields.subject.value).toBe('Công tác văn thư, lưu trữ');
    expect(fields.codeNumber.state).toBe('absent');
    expect(fields.codeNotation.state).toBe('absent');
    expect(fields.issuedDate.state).toBe('absent');
  });
});

describe('number and symbol', () => {
  const codes: [string, string | undefined, string | undefined][] = [
    ['Số: 15/QĐ-UBND', '15', 'QĐ-UBND'],
    ['Số 12 / QĐ - UB', '12', 'QĐ-UB'],
    ['Số: 12/2010/QĐ-UBND', '12', '2010/QĐ-UBND'],
    ['Sô: 15/QÐ-UBND', '15', 'QĐ-UBND'],
    ['S6: 15/QD-UBND', '15', 'QĐ-UBND'],
    ['SỐ: 234/QĐ/UB', '234', 'QĐ/UB'],
    ['Số:15/QĐ-UBND', '15', 'QĐ-UBND'],
    ['Số: 15IQĐ-UBND', '15', 'QĐ-UBND'],
    ['Số: 15 QĐ/UB', '15', 'QĐ/UB'],
    ['Số: l5/QĐ-HDND', '15', 'QĐ-HĐND'],
    ['Số: 1O5/QĐ-UBND', '105', 'QĐ-UBND'],
    ['Số: 18a/QĐ-UBND', '18a', 'QĐ-UBND'],
    // Strokes of fractions, of division and full width, as recognition and PDFs write them.
    ['Số: 33\u2044KH-UBND', '33', 'KH-UBND'],
    ['Số: 33 \u2215 KH-UBND', '33', 'KH-UBND'],
    ['Số: 33\uFF0FKH-UBND', '33', 'KH-UBND'],
    // A stroke read as the digit 1 cannot be told from one: no number is better than a wrong one.
    ['Số: 151QĐ-UBND', undefined, 'QĐ-UBND'],
    ['Số: 1234567/QĐ-UBND', undefined, 'QĐ-UBND'],
  ];
  it.each(codes)('%s', (text, number, notation) => {
    const fields = read(decision(text).build());
    expect(fields.codeNumber.value).toBe(number);
    expect(fields.codeNotation.value).toBe(notation);
  });

  it.each([
    ['Số: 27/TT-PNV', 'Vĩnh Khê, ngày 29 tháng 11 năm 2021', ['extract/type-symbol-differ']],
    ['Số: 27/TT-PNV', '', ['extract/type-symbol-differ']],
    // Older papers wrote TT for tờ trình.
    ['Số: 27/TT-UB', 'Vĩnh Khê, ngày 14 tháng 8 năm 2003', undefined],
    ['Số: 27/TTr-PNV', 'Vĩnh Khê, ngày 29 tháng 11 năm 2021', undefined],
  ])('of a TỜ TRÌNH: %s, %s', (code, date, doubts) => {
    const page = new PageBuilder().put('PHÒNG NỘI VỤ', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(page).put(code, { centre: LEFT, y: 40 }).put('TỜ TRÌNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' });
    if (date !== '') page.put(date, { centre: RIGHT, y: 40, face: 'italic' });
    const { typeName } = read(body(page, 75).build());
    expect(typeName.value).toBe('15');
    expect(typeName.doubts).toEqual(doubts);
  });

  it('has no symbol longer than its field allows', () => {
    const fields = read(decision('Số: 15/QĐ-UBNDTHANHPHOSONHAIVAHUYENVINHKHE').build());
    expect(fields.codeNotation.state).toBe('absent');
  });
});

describe('the date', () => {
  it.each([
    ['Sơn Hải, ngày 5 tháng 1 năm 2020', '05/01/2020'],
    ['Sơn Hải,ngày 05 tháng 01 năm 2020.', '05/01/2020'],
    ['Sơn Hải, ngàv 05 thảng 01 nãm 2020', '05/01/2020'],
    ['Sơn Hải, ngày05 tháng01 năm2020', '05/01/2020'],
    ['Sơn Hải, ngày O5 tháng l0 năm 2020', '05/10/2020'],
    ['Sơn Hải, ngày 05/01/2020', '05/01/2020'],
    ['Sơn Hải, ngày 5-1-1976', '05/01/1976'],
  ])('%s', (text, date) => {
    expect(read(decision(undefined, text).build()).issuedDate.value).toBe(date);
  });

  it.each([
    'Sơn Hải, ngày 31 tháng 02 năm 2020',
    'Sơn Hải, ngày 05 tháng 01 năm 2091',
    'Sơn Hải, ngày 05 tháng 13 năm 2020',
  ])('that cannot be is not given: %s', (text) => {
    const field = read(decision(undefined, text).build()).issuedDate;
    expect(field.state).toBe('absent');
    expect(field.value).toBeUndefined();
  });
});

describe('type and abstract', () => {
  const typed = (heading: string, code: string) => {
    const page = new PageBuilder().put('PHÒNG NỘI VỤ', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(page)
      .put(`Số: 09/${code}`, { centre: LEFT, y: 40 })
      .put('Vĩnh Khê, ngày 29 tháng 11 năm 2021', { centre: RIGHT, y: 40, face: 'italic' })
      .put(heading, { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
      .put('Về công tác lưu trữ', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' });
    return read(body(page, 75).build());
  };

  it.each([
    ['Q U Y Ế T Đ Ị N H', 'QĐ-UB', '02'],
    ['QUYÉT ĐỊNII', 'QĐ-UB', '02'],
    ['KÉ HOẠCH', 'KH-PNV', '10'],
    ['THÔNG CÁO', 'TC-PNV', '06'],
    ['GIẤY MỜI', 'GM-PNV', '26'],
    ['NGHỊ ĐỊNH', 'NĐ-CP', '32'],
    ['QUYỊNH', 'QyĐ-UB', '05'],
  ])('%s with symbol %s is type %s', (heading, code, type) => {
    expect(typed(heading, code).typeName.value).toBe(type);
  });

  it('that damaged letters leave open is decided by the symbol, else not at all', () => {
    expect(typed('THÔNG RÁO', 'TB-PNV').typeName.value).toBe('07');
    expect(typed('THÔNG RÁO', 'TC-PNV').typeName.value).toBe('06');
    expect(typed('THÔNG RÁO', 'PNV-VP').typeName.state).toBe('absent');
  });

  it('that contradicts the symbol is doubted', () => {
    const field = typed('BÁO CÁO', 'KH-PNV').typeName;
    expect(field.value).toBe('14');
    expect(field.confidence).toBeLessThanOrEqual(50);
    expect(field.doubts).toEqual(['extract/type-symbol-differ']);
  });

  it('of an older decision skips the issuer repeated after the type', () => {
    const page = new PageBuilder()
      .put('UỶ BAN NHÂN DÂN', { centre: LEFT, y: 24, size: 12 })
      .put('TỈNH SƠN HẢI', { centre: LEFT, y: 29, size: 12 });
    nation(page)
      .put('Số: 1126/QĐ-UB', { centre: LEFT, y: 40 })
      .put('Sơn Hải, ngày 06 tháng 10 năm 2004', { centre: RIGHT, y: 40, face: 'italic' })
      .put('QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
      .put('Về việc phê duyệt dự án đầu tư xây dựng Kho lưu trữ', { centre: MIDDLE, y: 59.5, size: 14 })
      .put('UỶ BAN NHÂN DÂN TỈNH SƠN HẢI', { centre: MIDDLE, y: 72, size: 14, face: 'bold' })
      .put('Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân ngày 26/11/2003;', {
        left: 42.7,
        y: 82,
        size: 13,
      });
    const fields = read(body(page, 92).build());
    expect(fields.typeName.value).toBe('02');
    expect(fields.subject.value).toBe('Về việc phê duyệt dự án đầu tư xây dựng Kho lưu trữ');
  });
});

describe('years that end an abstract on a line of their own', () => {
  const plan = (...abstract: string[]) => {
    const page = new PageBuilder().put('UBND TỈNH SƠN HẢI', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(page)
      .put('Số: 09/KH-UBND', { centre: LEFT, y: 40 })
      .put('Sơn Hải, ngày 29 tháng 11 năm 2021', { centre: RIGHT, y: 40, face: 'italic' })
      .put('KẾ HOẠCH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' });
    abstract.forEach((line, at) => page.put(line, { centre: MIDDLE, y: 59.5 + 6.5 * at, size: 14, face: 'bold' }));
    return page;
  };
  const start = 'Số hóa tài liệu lưu trữ lịch sử giai đoạn';
  const subjectOf = (page: PageBuilder) => read(body(page, 90).build()).subject.value;

  it.each([
    [[start, '2021 - 2025'], `${start} 2021 - 2025`],
    [[start, '2021-2025'], `${start} 2021-2025`],
    [[start, '2021 –~12 2025'], `${start} 2021 – 2025`],
    [[`${start} 2021 -`, '2025'], `${start} 2021 - 2025`],
    [['Số hóa tài liệu lưu trữ lịch sử của tỉnh', 'năm 2024'], 'Số hóa tài liệu lưu trữ lịch sử của tỉnh năm 2024'],
    [
      ['Thu thập tài liệu đến hạn nộp lưu đến ngày', '31/12/2024'],
      'Thu thập tài liệu đến hạn nộp lưu đến ngày 31/12/2024',
    ],
  ])('%j', (lines, subject) => {
    expect(subjectOf(plan(...lines))).toBe(subject);
  });

  it.each([['2'], ['- 2 -'], ['___'], ['.'], ['15'], ['1200']])('a line of %s is none', (line) => {
    expect(subjectOf(plan('Số hóa tài liệu lưu trữ lịch sử', line))).toBe('Số hóa tài liệu lưu trữ lịch sử');
  });

  it('are no part of it where they stand apart, nor an abstract alone', () => {
    expect(subjectOf(plan('Số hóa tài liệu').put('2024', { left: 30, y: 66, size: 14 }))).toBe('Số hóa tài liệu');
    expect(subjectOf(plan('Số hóa tài liệu').put('2024', { centre: MIDDLE, y: 80, size: 14 }))).toBe('Số hóa tài liệu');
    expect(subjectOf(plan('2024'))).toBeUndefined();
  });

  it('in the block of a letter', () => {
    const page = new PageBuilder().put('UBND HUYỆN VĨNH KHÊ', { centre: LEFT, y: 24, size: 12, face: 'bold' });
    nation(page)
      .put('Số: 85/UBND-VP', { centre: LEFT, y: 40 })
      .put('Vĩnh Khê, ngày 09 tháng 02 năm 2021', { centre: RIGHT, y: 40, face: 'italic' })
      .put('V/v số hóa tài liệu giai đoạn', { centre: LEFT, y: 47, size: 12 })
      .put('2021 - 2025', { centre: LEFT, y: 52, size: 12 })
      .put('Kính gửi: Các phòng, ban thuộc huyện', { centre: 124, y: 66, size: 14 });
    expect(read(body(page, 82).build()).subject.value).toBe('V/v số hóa tài liệu giai đoạn 2021 - 2025');
  });
});

describe('a letter', () => {
  const letter = (mark?: string) => {
    const page = new PageBuilder()
      .put('UBND HUYỆN VĨNH KHÊ', { centre: LEFT, y: 24, size: 12 })
      .put('VĂN PHÒNG', { centre: LEFT, y: 29.5, size: 12, face: 'bold' });
    nation(page)
      .put('Số: 85/VP-TH', { centre: LEFT, y: 40 })
      .put('Vĩnh Khê, ngày 09 tháng 02 năm 2021', { centre: RIGHT, y: 40, face: 'italic' })
      .put('V/v rà soát, thống kê tài liệu', { centre: LEFT, y: 47, size: 12 })
      .put('lưu trữ phục vụ số hóa', { centre: LEFT, y: 52, size: 12 });
    if (mark !== undefined) page.put(mark, { left: 24, y: 66, size: 14, face: 'bold' });
    page.put('Kính gửi: Các phòng, ban thuộc huyện', { centre: 124, y: 66, size: 14 });
    return body(page, 82);
  };

  it('is known by "V/v", "Kính gửi" and a symbol without a type', () => {
    const fields = read(letter().build());
    expect(fields.typeName.value).toBe('22');
    expect(fields.subject.value).toBe('V/v rà soát, thống kê tài liệu lưu trữ phục vụ số hóa');
    expect(fields.codeNotation.value).toBe('VP-TH');
  });

  it.each([
    ['KHẨN', 'urgency', 'Khẩn'],
    ['HOẢ TỐC', 'urgency', 'Hỏa tốc'],
    ['THƯỢNG KHẨN', 'urgency', 'Thượng khẩn'],
    ['MẬT', 'secrecy', 'Mật'],
    ['TUYỆT MẬT', 'secrecy', 'Tuyệt mật'],
  ] as const)('carries the mark %s', (mark, key, value) => {
    const fields = read(letter(mark).build());
    expect(fields[key].value).toBe(value);
    expect(fields.subject.value).toBe('V/v rà soát, thống kê tài liệu lưu trữ phục vụ số hóa');
  });

  it('that only speaks of secrets is not secret', () => {
    const page = letter().put('CÔNG TÁC BẢO MẬT VÀ AN NINH', { centre: MIDDLE, y: 74, size: 13 });
    expect(read(page.build()).secrecy.state).toBe('absent');
  });

  it('of the years of "CV" is a letter by its symbol', () => {
    const page = new PageBuilder().put('UBND XÃ KIM SA', { centre: LEFT, y: 24, size: 12 });
    nation(page)
      .put('Số: 12/CV-UB', { centre: LEFT, y: 40 })
      .put('Kim Sa, ngày 29 tháng 6 năm 1998', { centre: RIGHT, y: 40 })
      .put('Kính gửi: Phòng Tổ chức huyện', { centre: MIDDLE, y: 55, size: 14 });
    const fields = read(body(page, 70).build());
    expect(fields.typeName.value).toBe('22');
    expect(fields.subject.state).toBe('absent');
  });
});

describe('the signer', () => {
  it('is read from the page with the signature, not from the annex after it', () => {
    const signed = signature(
      body(new PageBuilder(), 30),
      120,
      ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'],
      'ThS. Hoàng Thị Diệu Ái',
    );
    const annex = body(new PageBuilder().put('PHỤ LỤC', { centre: MIDDLE, y: 24, face: 'bold' }), 40, 8);
    const fields = read(decision().build(), signed.build(), annex.build());
    expect(fields.signerName).toMatchObject({ value: 'Hoàng Thị Diệu Ái', page: 1 });
    expect(fields.signerPosition.value).toBe('CHÁNH VĂN PHÒNG');
    expect(fields.signerAuthority.value).toBe('TL. GIÁM ĐỐC');
  });

  it('is found under the noise of seal and pen', () => {
    const page = body(new PageBuilder(), 30)
      .put('TM. ỦY BAN NHÂN DÂN', { centre: 150, y: 120, face: 'bold' })
      .put('HỦ TICH', { centre: 150, y: 126, face: 'bold', confidence: 61 })
      .pen('k<Ặ?', [135, 130, 150, 142], 12)
      .pen('/ƒ', [150, 132, 170, 146], 4)
      .put('» Phạm Đăng Quỳnh', { centre: 149, y: 152, face: 'bold' });
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.value).toBe('Phạm Đăng Quỳnh');
    expect(fields.signerPosition.value).toBe('CHỦ TỊCH');
    expect(fields.signerAuthority.value).toBe('TM. ỦY BAN NHÂN DÂN');
  });

  it('has no post when the deputy\'s "PHÓ" was lost under the seal', () => {
    const page = signature(body(new PageBuilder(), 30), 120, ['KT. CHỦ TỊCH', 'CHỦ TỊCH'], 'Lương Minh Hựu');
    const fields = read(decision().build(), page.build());
    expect(fields.signerPosition.state).toBe('absent');
    expect(fields.signerName.value).toBe('Lương Minh Hựu');
  });

  it('is absent where the block has no printed name', () => {
    const page = body(new PageBuilder(), 30).put('GIÁM ĐỐC', { centre: 150, y: 120, face: 'bold' });
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.state).toBe('absent');
    expect(fields.signerPosition.value).toBe('GIÁM ĐỐC');
  });

  it('whose name is printed in capitals is given in the usual form', () => {
    const page = signature(body(new PageBuilder(), 30), 120, ['T/M UỶ BAN NHÂN DÂN', 'CHỦ TỊCH'], 'NGUYỄN VĂN BÌNH');
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.value).toBe('Nguyễn Văn Bình');
    expect(fields.signerAuthority.value).toBe('TM. UỶ BAN NHÂN DÂN');
  });
});

describe('an unreadable first page', () => {
  it('gives every field as absent', () => {
    expect(extractFields([]).every((field) => field.state === 'absent')).toBe(true);
    const noise = new PageBuilder().pen('.', [10, 10, 11, 11], 3).pen('~', [EDGE, 90, 40, 91], 0).build();
    expect(extractFields([noise]).every((field) => field.state === 'absent')).toBe(true);
  });
});
