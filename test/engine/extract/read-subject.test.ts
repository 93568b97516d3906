import { describe, expect, it } from 'vitest';
import { body, LEFT, MIDDLE, nation, PageBuilder, RIGHT } from './page-builder.ts';
import { read } from './read-page.ts';

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
