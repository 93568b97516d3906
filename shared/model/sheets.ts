import { DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS, INVENTORY_NUMBER, type Field } from './fields/index.ts';

/**
 * A column of the description workbook. Headers are matched by key, Vietnamese or English words, case and marks of spacing
 * aside.
 */
export interface Column {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  /** The row must have it. Fields a page can tell (type, date …) may stay empty here and be read from the scan. */
  readonly required: boolean;
  /** The field table's row, for columns that are fields. */
  readonly field: Field | null;
  /** What a person has to know to fill it, where no field's rule says so. */
  readonly note?: Readonly<Record<'vi' | 'en', string>>;
}

export type SheetKind = 'fonds' | 'files' | 'documents';

export interface SheetShape {
  readonly kind: SheetKind;
  readonly vi: string;
  readonly en: string;
  readonly columns: readonly Column[];
}

/** Document fields that the page itself shows; a description may leave them to be read or typed later. */
export const READABLE_FROM_PAGE: readonly string[] = [
  'typeName',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'subject',
  'signerName',
  'signerPosition',
  'urgency',
  'secrecy',
];

/** Document fields that take the file's value when a row leaves them empty (TT 05/2025 Phụ lục III: default of maintenance). */
export const INHERITED_FROM_FILE: readonly string[] = [
  'maintenance',
  'mode',
  'language',
  'confidenceLevel',
  'riskRecovery',
  'riskRecoveryStatus',
];

function own(key: string, vi: string, en: string, required: boolean): Column {
  return { key, vi, en, required, field: null };
}

function fields(table: readonly Field[], optional: readonly string[]): Column[] {
  return table
    .filter((field) => !field.derived)
    .map((field) => ({
      key: field.key,
      vi: field.vi,
      en: field.en,
      required: field.need.sip === 'M' && !optional.includes(field.key),
      field,
    }));
}

/** The count columns a person may fill to have them checked against what was scanned. */
const COUNTED: readonly string[] = ['totalDoc', 'numberOfPage'];

function counted(table: readonly Field[]): Column[] {
  return table
    .filter((field) => COUNTED.includes(field.key))
    .map((field) => ({ key: field.key, vi: field.vi, en: field.en, required: false, field }));
}

const PAGES_NOTE = {
  vi: [
    'Tên tệp đã tiếp nhận, cách nhau bằng dấu chấm phẩy: 001.jpg; 002.jpg',
    'Cả loạt tệp theo thứ tự tiếp nhận: 001.jpg..014.jpg',
    'Một trang hay vài trang của tệp nhiều trang: so-01.tif#2 hoặc so-01.tif#1-3',
    'Nửa trái, nửa phải của trang đôi đã tách: 005.jpg#1a, 005.jpg#1b',
    'Tên tệp có dấu ; hoặc .. thì đặt trong dấu ngoặc kép: "a; b.jpg"#1',
  ].join('\n'),
  en: [
    'Names of received files, with semicolons between: 001.jpg; 002.jpg',
    'A run of files in the order received: 001.jpg..014.jpg',
    'One page or several of a file with many: so-01.tif#2 or so-01.tif#1-3',
    'The left and the right half of a double page that was split: 005.jpg#1a, 005.jpg#1b',
    'A name with ; or .. in it goes in quotation marks: "a; b.jpg"#1',
  ].join('\n'),
};

const FONDS_NOTE = {
  vi: 'Chỉ cần ghi khi nhiều phông có hồ sơ cùng năm, cùng số và ký hiệu.',
  en: 'Only where several fonds have a file of this year with this number and symbol.',
};

export const SHEETS: readonly SheetShape[] = [
  { kind: 'fonds', vi: 'Phông', en: 'Fonds', columns: fields(FONDS_FIELDS, []) },
  {
    kind: 'files',
    vi: 'Hồ sơ',
    en: 'Files',
    columns: [
      own('fondCode', 'Mã phông', 'Fonds code', true),
      ...fields([INVENTORY_NUMBER], []),
      own('year', 'Năm hình thành hồ sơ', 'Year of the file', true),
      own('fileNotation', 'Số và ký hiệu hồ sơ', 'File number and symbol', true),
      ...fields(FILE_FIELDS, []),
      ...counted(FILE_FIELDS),
    ],
  },
  {
    kind: 'documents',
    vi: 'Tài liệu',
    en: 'Documents',
    columns: [
      own('year', 'Năm hình thành hồ sơ', 'Year of the file', true),
      own('fileNotation', 'Số và ký hiệu hồ sơ', 'File number and symbol', true),
      own('docOrdinal', 'Số thứ tự tài liệu', 'Ordinal in the file', true),
      { ...own('pages', 'Tệp và trang', 'Files and pages', true), note: PAGES_NOTE },
      // Only where several fonds have a file of this year and notation, as a closed one may.
      { ...own('fondCode', 'Mã phông', 'Fonds code', false), note: FONDS_NOTE },
      ...fields(DOCUMENT_FIELDS, [...READABLE_FROM_PAGE, ...INHERITED_FROM_FILE]),
      ...counted(DOCUMENT_FIELDS),
    ],
  },
];
