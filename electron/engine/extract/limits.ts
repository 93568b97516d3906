import { DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import { FIELD_FORMS } from '../../../shared/model/field-forms.ts';
import type { ExtractedKey } from './extracted-field.ts';

interface FieldRule {
  readonly pattern: RegExp;
  /** Most characters, for the keys that the field tables of shared/model do not have. */
  readonly length?: number;
}

/**
 * What each field has to keep besides its length; a reading that breaks it is not given as a value. Where no rule lays down
 * a form, what tells a reading from noise.
 */
const FIELD_RULES: Readonly<Record<ExtractedKey, FieldRule>> = {
  ...FIELD_FORMS,
  // A number with its symbol ("15/TTr-VP") is no body's name.
  organName: { pattern: /^(?!.*\d\s?\/).*\p{L}{2}/u },
  parentOrganName: { pattern: /^(?!.*\d\s?\/).*\p{L}{2}/u, length: 200 },
  subject: { pattern: /\p{L}{2}/u },
  signerName: { pattern: /^\p{L}[\p{L}'’\-. ]+$/u },
  signerPosition: { pattern: /\p{L}{2}/u },
  signerAuthority: { pattern: /\p{L}/u, length: 200 },
  urgency: { pattern: /\p{L}/u },
  secrecy: { pattern: /\p{L}/u },
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
