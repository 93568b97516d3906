import { DOCUMENT_TYPES } from './document-types.ts';

/** The form a value must have besides its length (which stands in the field tables), and where that is said. */
export interface FieldForm {
  readonly pattern: RegExp;
  readonly clause: string;
}

/** The forms of a document's fields that a rule lays down. */
export const FIELD_FORMS = {
  typeName: {
    pattern: new RegExp(`^(?:${DOCUMENT_TYPES.map(({ code }) => code).join('|')})$`),
    clause: 'TT 05/2025 typeName',
  },
  /** In Arabic numerals; a letter after them marks a number that was put in between (15a). */
  codeNumber: { pattern: /^\d{1,6}[a-dđ]?$/u, clause: 'TT 05/2025 codeNumber; NĐ 30/2020 Điều 15' },
  codeNotation: {
    pattern: /^(?=.*\p{L})[\p{L}\p{N}]+(?:[-/.&]?[\p{L}\p{N}]+)*$/u,
    clause: 'TT 05/2025 codeNotation; NĐ 30/2020 Phụ lục I, II.3',
  },
  issuedDate: { pattern: /^\d{2}\/\d{2}\/\d{4}$/, clause: 'TT 05/2025 issuedDate' },
} as const satisfies Readonly<Record<string, FieldForm>>;
