import type { ExtractedKey } from './extracted-field.ts';

/**
 * The rule each field has to keep; a reading that breaks it is not given as a value. Lengths in characters.
 * TT 05/2025 (text document) and, for the signer, NĐ 30/2020 Phụ lục VI, Phần II (12.1, 12.2).
 */
export const FIELD_RULES: Readonly<Record<ExtractedKey, { length: number; pattern: RegExp; clause: string }>> = {
  typeName: { length: 10, pattern: /^(?:0[1-9]|[12]\d|3[0-2])$/, clause: 'TT 05/2025 typeName' },
  codeNumber: { length: 11, pattern: /^\d{1,6}\p{Ll}?$/u, clause: 'TT 05/2025 codeNumber; NĐ 30/2020 Điều 15' },
  codeNotation: {
    length: 30,
    pattern: /^(?=.*\p{L})[\p{L}\p{N}]+(?:[-/.&]?[\p{L}\p{N}]+)*$/u,
    clause: 'TT 05/2025 codeNotation; NĐ 30/2020 Phụ lục I, II.3',
  },
  issuedDate: { length: 10, pattern: /^\d{2}\/\d{2}\/\d{4}$/, clause: 'TT 05/2025 issuedDate' },
  organName: { length: 200, pattern: /\p{L}{2}/u, clause: 'TT 05/2025 organName' },
  parentOrganName: { length: 200, pattern: /\p{L}{2}/u, clause: 'NĐ 30/2020 Phụ lục I, II.2' },
  subject: { length: 500, pattern: /\p{L}{2}/u, clause: 'TT 05/2025 subject' },
  signerName: { length: 50, pattern: /^\p{L}[\p{L}'’\-. ]+$/u, clause: 'NĐ 30/2020 Phụ lục VI, Phần II, 12.2' },
  signerPosition: { length: 100, pattern: /\p{L}{2}/u, clause: 'NĐ 30/2020 Phụ lục VI, Phần II, 12.1' },
  signerAuthority: { length: 200, pattern: /\p{L}/u, clause: 'NĐ 30/2020 Phụ lục I, II.7' },
  urgency: { length: 20, pattern: /\p{L}/u, clause: 'NĐ 30/2020 Phụ lục I, III.3' },
  secrecy: { length: 20, pattern: /\p{L}/u, clause: 'NĐ 30/2020 Phụ lục I, III.2' },
};

/** The first year a paper of the Vietnamese state can bear. */
export const FIRST_YEAR = 1945;

export function keepsRule(key: ExtractedKey, value: string): boolean {
  const rule = FIELD_RULES[key];
  return value.length > 0 && value.length <= rule.length && rule.pattern.test(value);
}

/** Whether the day exists in the calendar, between `FIRST_YEAR` and `lastYear`. */
export function isRealDate(day: number, month: number, year: number, lastYear: number): boolean {
  if (year < FIRST_YEAR || year > lastYear) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
