import { describe, expect, it } from 'vitest';
import { extractFields, type ExtractedKey } from '../../../electron/engine/extract/index.ts';
import { body, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';
import { decision, pictureOf, read } from './read-page.ts';

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
