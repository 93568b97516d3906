import { DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import type { ExtractedKey } from './extracted-field.ts';

interface FieldRule {
  readonly pattern: RegExp;
  /** Most characters, for the keys that the field tables of shared/model do not have. */
  readonly length?: number;
  readonly clause: string;
}

/** A number in Arabic numerals; a letter after it marks one that was put in between (15a). */
export const CODE_NUMBER = /^\d{1,6}[a-dđ]?$/u;

/** The rule each field has to keep besides its length; a reading that breaks it is not given as a value. */
const FIELD_RULES: Readonly<Record<ExtractedKey, FieldRule>> = {
  typeName: { pattern: /^(?:0[1-9]|[12]\d|3[0-2])$/, clause: 'TT 05/2025 typeName' },
  codeNumber: { pattern: CODE_NUMBER, clause: 'TT 05/2025 codeNumber; NĐ 30/2020 Điều 15' },
  codeNotation: {
    pattern: /^(?=.*\p{L})[\p{L}\p{N}]+(?:[-/.&]?[\p{L}\p{N}]+)*$/u,
    clause: 'TT 05/2025 codeNotation; NĐ 30/2020 Phụ lục I, II.3',
  },
  issuedDate: { pattern: /^\d{2}\/\d{2}\/\d{4}$/, clause: 'TT 05/2025 issuedDate' },
  // A number with its symbol ("15/TTr-VP") is no body's name.
  organName: { pattern: /^(?!.*\d\s?\/).*\p{L}{2}/u, clause: 'TT 05/2025 organName' },
  parentOrganName: { pattern: /^(?!.*\d\s?\/).*\p{L}{2}/u, length: 200, clause: 'NĐ 30/2020 Phụ lục I, II.2' },
  subject: { pattern: /\p{L}{2}/u, clause: 'TT 05/2025 subject' },
  signerName: { pattern: /^\p{L}[\p{L}'’\-. ]+$/u, clause: 'NĐ 30/2020 Phụ lục VI, Phần II, 12.2' },
  signerPosition: { pattern: /\p{L}{2}/u, clause: 'NĐ 30/2020 Phụ lục VI, Phần II, 12.1' },
  signerAuthority: { pattern: /\p{L}/u, length: 200, clause: 'NĐ 30/2020 Phụ lục I, II.7' },
  urgency: { pattern: /\p{L}/u, clause: 'NĐ 30/2020 Phụ lục I, III.3' },
  secrecy: { pattern: /\p{L}/u, clause: 'NĐ 30/2020 Phụ lục I, III.2' },
};

/** The first year a paper of the Vietnamese state can bear. */
export const FIRST_YEAR = 1945;

/** Whether a value keeps the form and length its field allows (lengths: the field tables of shared/model). */
export function keepsRule(key: ExtractedKey, value: string): boolean {
  const rule = FIELD_RULES[key];
  const most = rule.length ?? DOCUMENT_FIELDS.find((field) => field.key === key)?.max ?? Infinity;
  return value.length > 0 && value.length <= most && rule.pattern.test(value);
}

/** Whether the day exists in the calendar, between `FIRST_YEAR` and `lastYear`. */
export function isRealDate(day: number, month: number, year: number, lastYear: number): boolean {
  if (year < FIRST_YEAR || year > lastYear) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
