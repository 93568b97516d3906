import { describe, expect, it } from 'vitest';
import {
  compareWithGiven,
  doubtsOf,
  missingFields,
  type ExtractedField,
} from '../../../electron/engine/extract/index.ts';

const spot = { page: 0, box: [100, 200, 300, 240], confidence: 90, evidence: 'như trên trang' } as const;
const field = (key: ExtractedField['key'], value: string): ExtractedField => ({
  key,
  state: 'read',
  value,
  ...spot,
  box: [...spot.box],
});
const hand = (key: ExtractedField['key'], partial?: ExtractedField['partial']): ExtractedField => ({
  key,
  state: 'handwritten',
  ...spot,
  box: [...spot.box],
  ...(partial === undefined ? {} : { partial }),
});

describe('values given agree with what was read', () => {
  it.each([
    ['organName', 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', 'Uỷ ban nhân dân huyện Vĩnh Khê'],
    ['organName', 'UBND HUYỆN VĨNH KHÊ', 'Ủy ban nhân dân huyện Vĩnh Khê'],
    ['subject', 'V/v thống kê  tài liệu', 'Về việc thống kê tài liệu'],
    ['subject', 'Kế hoạch hoà giải – năm 2021', 'kế hoạch hòa giải - năm 2021.'],
    ['codeNumber', '02', '2'],
    ['codeNotation', 'QĐ-UBND', 'QĐ - UBND'],
    ['issuedDate', '05/01/2010', '5/1/2010'],
    ['issuedDate', '05/01/2010', '01/2010'],
    ['urgency', 'Hỏa tốc', 'HOẢ TỐC'],
  ] as const)('%s: %s and %s', (key, read, given) => {
    expect(compareWithGiven([field(key, read)], { [key]: given })).toEqual([]);
  });

  it('when the place of the issuer stands in the line of its parent', () => {
    const extracted = [field('organName', 'SỞ NỘI VỤ'), field('parentOrganName', 'UBND TỈNH SƠN HẢI')];
    expect(compareWithGiven(extracted, { organName: 'Sở Nội vụ tỉnh Sơn Hải' })).toEqual([]);
    expect(compareWithGiven(extracted, { organName: 'Sở Nội vụ tỉnh Sơn Bình' })).toHaveLength(1);
  });
});

describe('a disagreement', () => {
  it('is a finding with both values and the place on the page', () => {
    expect(compareWithGiven([field('codeNumber', '21')], { codeNumber: '12' }, 'H1.2021.01.VT/2')).toEqual([
      {
        code: 'extract/differs-from-given',
        severity: 'warning',
        place: 'H1.2021.01.VT/2/codeNumber',
        params: { field: 'codeNumber', given: '12', read: '21', confidence: 90, page: 1, box: '100,200,300,240' },
      },
    ]);
  });

  it('in a letter mark that changes the word is one', () => {
    expect(compareWithGiven([field('subject', 'Thu hồi đất')], { subject: 'Thu hội đất' })).toHaveLength(1);
  });

  it('names types in words', () => {
    const [finding] = compareWithGiven([field('typeName', '07')], { typeName: '02' });
    expect(finding!.params).toMatchObject({ given: '02 (Quyết định)', read: '07 (Thông báo)' });
  });
});

describe('handwriting', () => {
  it('nobody has typed yet asks for typing', () => {
    const [finding] = compareWithGiven([hand('codeNumber')], {});
    expect(finding).toMatchObject({
      code: 'extract/handwritten',
      place: 'codeNumber',
      params: { page: 1, box: '100,200,300,240' },
    });
  });

  it('that was typed is settled, unless the printed year says otherwise', () => {
    const date = hand('issuedDate', { year: 2010 });
    expect(compareWithGiven([date], { issuedDate: '05/01/2010' })).toEqual([]);
    expect(compareWithGiven([date], { issuedDate: '05/01/2011' })).toMatchObject([
      { code: 'extract/differs-from-given', params: { given: '05/01/2011', read: '??/??/2010' } },
    ]);
  });
});

describe('a value read with little confidence', () => {
  const unsure = { ...field('codeNumber', '27'), confidence: 43 };

  it('asks for a confirmation as long as nobody has given one', () => {
    expect(compareWithGiven([unsure], {}, 'H1/2')).toEqual([
      {
        code: 'extract/unconfirmed',
        severity: 'warning',
        place: 'H1/2/codeNumber',
        params: { field: 'codeNumber', read: '27', confidence: 43, page: 1, box: '100,200,300,240' },
      },
    ]);
    expect(compareWithGiven([unsure], { codeNumber: '27' })).toEqual([]);
    // Emptied by a person: the field is empty on purpose.
    expect(compareWithGiven([unsure], { codeNumber: '' })).toEqual([]);
  });

  it('is told once: not where a doubt says more, nor for what no description has', () => {
    expect(compareWithGiven([{ ...unsure, confidence: 80 }], {})).toEqual([]);
    expect(compareWithGiven([{ ...unsure, doubts: ['extract/type-symbol-differ'] }], {})).toEqual([]);
    expect(compareWithGiven([{ ...field('parentOrganName', 'UBND'), confidence: 40 }], {})).toEqual([]);
  });
});

it('what the head must have and neither page nor person gives is missing, field by field', () => {
  const found = missingFields(
    [field('typeName', '02'), hand('issuedDate')],
    { subject: 'Về việc', codeNotation: '' },
    'H1/2',
  );
  expect(found.map(({ code, place }) => [code, place])).toEqual([
    ['extract/not-read', 'H1/2/codeNumber'],
    ['extract/not-read', 'H1/2/organName'],
  ]);
});

it('a doubt about a value is a finding of its own until the values it is about were given', () => {
  const doubtful = { ...field('typeName', '14'), doubts: ['extract/type-symbol-differ'] };
  expect(doubtsOf([doubtful], { typeName: '14' })).toMatchObject([
    { code: 'extract/type-symbol-differ', params: { read: '14 (Báo cáo)' } },
  ]);
  expect(doubtsOf([doubtful], { typeName: '14', codeNotation: 'BC-VP' })).toEqual([]);
});
