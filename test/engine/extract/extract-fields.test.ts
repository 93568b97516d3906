import { describe, expect, it } from 'vitest';
import { extractFields } from '../../../electron/engine/extract/index.ts';
import { EDGE, PageBuilder, signature } from './page-builder.ts';
import { decision, read } from './read-page.ts';

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

describe('an unreadable first page', () => {
  it('gives every field as absent', () => {
    expect(extractFields([]).every((field) => field.state === 'absent')).toBe(true);
    const noise = new PageBuilder().pen('.', [10, 10, 11, 11], 3).pen('~', [EDGE, 90, 40, 91], 0).build();
    expect(extractFields([noise]).every((field) => field.state === 'absent')).toBe(true);
  });
});
