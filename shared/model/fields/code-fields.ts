import type { Field } from './field.ts';

/**
 * Letters and digits in groups, between them one full stop, hyphen or underscore. The circular gives codes no form; they
 * become parts of identifiers, of file names and of package URNs (TT 05/2025 Phụ lục I–V), which take nothing else.
 */
export const CODE_FORM = /^[\p{L}\d]+([._-][\p{L}\d]+)*$/u;

const MADE_OF = 'TT 05/2025/TT-BNV Điều 4; Phụ lục I';

/** Mục lục số: the last part of an archived file's code. Its length is ours. */
export const INVENTORY_NUMBER: Field = {
  key: 'inventoryNumber',
  vi: 'Mục lục số',
  en: 'Inventory number',
  type: 'text',
  max: 20,
  form: CODE_FORM,
  need: { sip: 'M', aip: 'M' },
  clause: `${MADE_OF} (mã hồ sơ lưu trữ: mục lục số)`,
};

/** Mã cơ quan lưu trữ: the first part of an archived file's code. Its length is ours. */
export const ARCHIVE_CODE: Field = {
  key: 'archiveCode',
  vi: 'Mã cơ quan lưu trữ',
  en: 'Archive code',
  type: 'text',
  max: 30,
  form: CODE_FORM,
  need: { sip: 'M', aip: 'M' },
  clause: `${MADE_OF} (mã hồ sơ lưu trữ: mã cơ quan lưu trữ)`,
};
