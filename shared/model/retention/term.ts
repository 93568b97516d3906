import { z } from 'zod';

/** Thời hạn lưu trữ: for ever, or a number of whole years. */
export const Term = z.union([z.literal('permanent'), z.number().int()]);
export type Term = z.infer<typeof Term>;

/** How long a fixed term may be, in years. Luật Lưu trữ 33/2024/QH15 Điều 15. */
export const TERM_LIMITS = { min: 2, max: 70, clause: 'Luật Lưu trữ 33/2024/QH15 Điều 15' } as const;

/** The code every other number of years gets in the packages; they have no field for the number itself. */
export const OTHER_TERM = '07';
/** The only retention that a transfer to the historical archive takes: TT 05/2025/TT-BNV Điều 4, `maintenance`. */
export const PERMANENT_CODE = '01';

/** `maintenance` codes that say a term by themselves: TT 05/2025/TT-BNV Phụ lục I–V, code list. */
const CODED: readonly (readonly [string, Term])[] = [
  [PERMANENT_CODE, 'permanent'],
  ['02', 70],
  ['03', 50],
  ['04', 30],
  ['05', 20],
  ['06', 10],
];

/** The `maintenance` code of a term; periods of 2 or 5 years, which circulars know and the list does not, are `07`. */
export function maintenanceOf(term: Term): string {
  return CODED.find(([, one]) => one === term)?.[0] ?? OTHER_TERM;
}

/** The term a `maintenance` code says; null for `07` and for what is no code. */
export function termOf(code: string): Term | null {
  return CODED.find(([one]) => one === code)?.[1] ?? null;
}

/** Whether the Law allows the term. */
export function isLawful(term: Term): boolean {
  return term === 'permanent' || (term >= TERM_LIMITS.min && term <= TERM_LIMITS.max);
}

/** The longer of two: permanent is longer than any number of years. */
export function longer(one: Term, other: Term): Term {
  if (one === 'permanent' || other === 'permanent') return 'permanent';
  return Math.max(one, other);
}

/** A file with documents of different terms takes the longest (kh.4); its term runs from the year the work ends (kh.3). */
export const LONGEST_CLAUSE = 'Luật Lưu trữ 33/2024/QH15 Điều 15 kh.4';
export const COUNTING_CLAUSE = 'Luật Lưu trữ 33/2024/QH15 Điều 15 kh.3; TT 10/2022/TT-BNV';

/**
 * The year at whose end (31 December) a fixed term is over, counted from the year the work ended; null for permanent.
 * Luật Lưu trữ 33/2024/QH15 Điều 15 kh.3.
 */
export function dueYear(term: Term, lastYear: number): number | null {
  return term === 'permanent' ? null : lastYear + term;
}

/**
 * Reads a term as schedules write it: `Vĩnh viễn`, `VV`, `permanent`, `20 năm`, `20 years`, `20`. null for anything else,
 * as "until replaced".
 */
export function readTerm(text: string): Term | null {
  const plain = text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
  if (['vĩnh viễn', 'vv', 'permanent', 'bảo quản vĩnh viễn', 'lưu trữ vĩnh viễn'].includes(plain)) return 'permanent';
  const match = /^0*(\d{1,3}) ?(?:năm|nam|years?|y)?\.?$/.exec(plain);
  return match ? Number(match[1]) : null;
}
