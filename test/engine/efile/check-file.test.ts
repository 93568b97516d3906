import { describe, expect, it } from 'vitest';
import { DOCUMENT_FIELDS, FILE_FIELDS } from '../../../shared/model/fields/index.ts';
import { checkFile, type FileRecord } from '../../../electron/engine/efile/index.ts';
import { DOCUMENT_VALUES, FILE_VALUES } from '../../support/transfer/build-transfer.ts';

type Values = Readonly<Record<string, string>>;

/** A file that may be packed as every kind, with values of its own or its one document changed. */
function record(file: Values = {}, document: Values = {}): FileRecord {
  const code = 'H99.12.3.2001.01';
  const archived = { arcFileCode: `001.99.${code}.01` };
  return {
    id: 1,
    code,
    notation: '01',
    year: 2001,
    fondsId: 1,
    fondsCode: 'H99.12.3',
    fondsValues: {},
    inventoryNumber: '01',
    values: {
      ...FILE_VALUES,
      ...archived,
      fileCode: code,
      totalDoc: '1',
      numberOfPage: '2',
      numberOfPaper: '1',
      ...file,
    },
    documents: [
      {
        id: 1,
        ordinal: 1,
        pageIds: [1, 2],
        originalSourceId: null,
        values: {
          ...DOCUMENT_VALUES,
          ...archived,
          docId: `${code}.1`,
          docCode: `${code}.0000001`,
          docOrdinal: '1',
          numberOfPage: '2',
          ...document,
        },
      },
    ],
  };
}

const said = (file: FileRecord, variant: 'sip' | 'aip' = 'sip') =>
  checkFile(file, variant).map(({ code, place }) => `${code} ${place.replace('H99.12.3.2001.01', '')}`);

describe('a file may be packed', () => {
  it.each(['sip', 'aip'] as const)('as %s when nothing is missing and nothing breaks a rule', (variant) => {
    expect(checkFile(record(), variant)).toEqual([]);
  });
});

describe('a file is kept back', () => {
  const mandatory = (table: typeof FILE_FIELDS, variant: 'sip' | 'aip') =>
    table.filter((field) => field.need[variant] === 'M').map(({ key }) => key);

  it.each(['sip', 'aip'] as const)('for every single field %s demands of the file, by clause', (variant) => {
    for (const key of mandatory(FILE_FIELDS, variant)) {
      const [finding, ...more] = checkFile(record({ [key]: '' }), variant);
      expect(finding).toMatchObject({
        code: 'efile/field-missing',
        severity: 'error',
        place: `H99.12.3.2001.01/${key}`,
        params: { clause: expect.stringContaining('TT 05/2025/TT-BNV') as string },
      });
      expect(more).toEqual([]);
    }
  });

  it.each(['sip', 'aip'] as const)('for every single field %s demands of a document', (variant) => {
    for (const key of mandatory(DOCUMENT_FIELDS, variant))
      expect(said(record({}, { [key]: '' }), variant), key).toEqual([`efile/field-missing /1/${key}`]);
  });

  it.each<[string, Values, Values, string]>([
    ['digitised without the code of the paper file', { paperFileCode: '' }, {}, 'field-missing /paperFileCode'],
    ['with a backup duty and no word on it', { riskRecovery: '1' }, {}, 'field-missing /riskRecoveryStatus'],
    ['with a document of a System without its process', {}, { confidenceLevel: '01' }, 'field-missing /1/process'],
    ['with a title of 1,001 letters', { title: 'ề'.repeat(1001) }, {}, 'field-too-long /title'],
    ['with a number of 12 letters', {}, { codeNumber: '123456789012' }, 'field-too-long /1/codeNumber'],
    ['with an abstract of 501 letters', {}, { subject: 'x'.repeat(501) }, 'field-too-long /1/subject'],
    ['with a retention of no list', { maintenance: '08' }, {}, 'field-not-in-list /maintenance'],
    ['with one of its languages of no list', { language: '01;12' }, {}, 'field-not-in-list /language'],
    ['with a type of document of no list', {}, { typeName: '33' }, 'field-not-in-list /1/typeName'],
    ['with a day that does not exist', {}, { issuedDate: '30/02/2001' }, 'field-not-date /1/issuedDate'],
    ['with sheets that are no number', { numberOfPaper: 'bảy' }, {}, 'field-not-number /numberOfPaper'],
  ])('%s', (_, file, document, expected) => {
    expect(said(record(file, document))).toEqual([`efile/${expected}`]);
  });

  it('without documents, and for a document without pages', () => {
    const file = record();
    expect(said({ ...file, documents: [] })).toEqual(['efile/no-documents ']);
    const [document] = file.documents;
    expect(said({ ...file, documents: [{ ...document!, pageIds: [] }] })).toEqual(['efile/no-pages /1/']);
  });

  it('when it ends before it begins', () => {
    const reversed = { startDate: '28/12/2001', endDate: '05/01/2001' };
    expect(said(record(reversed, { issuedDate: '28/12/2001' }))).toContain('efile/dates-reversed /endDate');
  });

  it('as a submission, but not as an archived file, for a date without its day', () => {
    const years = { startDate: '2001', endDate: '12/2001' };
    expect(said(record(years), 'sip')).toEqual(['efile/field-not-date /startDate', 'efile/field-not-date /endDate']);
    expect(said(record(years), 'aip')).toEqual([]);
  });
});

describe('the sheets of a file', () => {
  it.each([
    ['500', true],
    ['3', true],
    ['2', false],
    ['1', false],
    ['0', true],
    ['', false],
  ])('%s for two pages: %s', (numberOfPaper, isDoubtful) => {
    const file = record({ numberOfPaper, ...(numberOfPaper === '' ? { confidenceLevel: '01' } : {}) });
    expect(checkFile(file, 'sip')).toEqual(
      isDoubtful
        ? [
            {
              code: 'efile/sheets-differ',
              severity: 'warning',
              place: `${file.code}/numberOfPaper`,
              params: { sheets: Number(numberOfPaper), pages: 2 },
            },
          ]
        : [],
    );
  });
});

describe('the year of a file', () => {
  it.each([
    [2000, true],
    [2001, false],
    [2003, false],
    [2091, true],
  ])('%i, dated 05/01/2001 – 28/12/2003: %s', (year, isDoubtful) => {
    const findings = checkFile({ ...record({ endDate: '28/12/2003' }), year }, 'sip');
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual(
      isDoubtful ? [['efile/year-outside-dates', 'warning']] : [],
    );
  });
});

describe('a document dated outside its file', () => {
  it.each([
    ['04/01/2001', true],
    ['05/01/2001', false],
    ['28/12/2001', false],
    ['29/12/2001', true],
  ])('%s: %s', (issuedDate, outside) => {
    const findings = checkFile(record({}, { issuedDate }), 'sip');
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual(
      outside ? [['efile/date-outside-file', 'warning']] : [],
    );
  });

  it('is not so when the file states only a year or month that holds it', () => {
    const file = { startDate: '2001', endDate: '02/2001' };
    expect(said(record(file, { issuedDate: '28/02/2001' }), 'aip')).toEqual([]);
    expect(said(record(file, { issuedDate: '01/03/2001' }), 'aip')).toEqual(['efile/date-outside-file /1/issuedDate']);
  });
});
