import {
  DOCUMENT_TYPES,
  LETTER_TYPE,
  OLDER_ABBRS_LAST_YEAR,
  OTHER_HEADINGS,
} from '../../../shared/model/document-types.ts';
import type { ExtractedField } from './extracted-field.ts';
import { distance, fold } from './fold.ts';

/** Abbreviations that symbols are made of, besides those of types: how they are written, for mending lost marks. */
const ORGAN_ABBRS = [
  'UBND',
  'HĐND',
  'UBHC',
  'MTTQ',
  'TTHĐND',
  'VPUBND',
  'VPCP',
  'HĐQT',
  'LĐTBXH',
  'GDĐT',
  'TNMT',
  'ĐU',
  'HĐBT',
];

const TYPE_ABBRS: readonly { readonly abbr: string; readonly code: string }[] = [
  ...DOCUMENT_TYPES.flatMap((type) =>
    [type.abbr, ...(type.olderAbbrs ?? [])].flatMap((abbr) => (abbr === null ? [] : [{ abbr, code: type.code }])),
  ),
  ...OTHER_HEADINGS.flatMap((other) => (other.abbr === null ? [] : [{ abbr: other.abbr, code: '32' }])),
];

/** One group, then groups after `-` or `/` with or without blanks around; `(…)` and words after a blank end it. */
export const SYMBOL = String.raw`\p{L}[\p{L}\d.&]*(?:\s?(?:[-–—]{1,2}|/)\s?[\p{L}\d][\p{L}\d.&]*)*`;

/** A symbol as the decree writes it, and whether its type had to be taken from the heading. */
export interface TidySymbol {
  readonly symbol: string;
  readonly mended: boolean;
}

/**
 * No blanks, plain hyphens, Đ instead of look-alikes, marks of known abbreviations put back ("QD" → "QĐ", "HDND" →
 * "HĐND"). `heading` is the type code read from the heading: it settles abbreviations that differ by a mark only (HD
 * hướng dẫn, HĐ hợp đồng), and since the type's abbreviation has to stand first (NĐ 30/2020 Phụ lục I, II.3), it mends
 * one that recognition spoilt ("TI-STC" under "TỜ TRÌNH" → "TTr-STC").
 */
export function tidySymbol(raw: string, heading: string | null): TidySymbol {
  const groups = raw
    .normalize('NFC')
    .replace(/[Ðð]/g, 'Đ')
    .replace(/[–—-]+/g, '-')
    .replace(/\s+/g, '')
    .replace(/[-/.,;:]+$/, '')
    .split(/([-/])/)
    .map((group, index) => (index % 2 === 1 ? group : mendGroup(group, heading)));
  const at = groups.findIndex((group, index) => index % 2 === 0 && !/^\d{4}$/.test(group));
  const spoilt = groups.length > at + 2 ? spoiltAbbr(groups[at] ?? '', heading) : null;
  if (spoilt !== null) groups[at] = spoilt;
  return { symbol: groups.join(''), mended: spoilt !== null };
}

function spoiltAbbr(group: string, heading: string | null): string | null {
  const abbr = DOCUMENT_TYPES.find((type) => type.code === heading)?.abbr ?? null;
  if (abbr === null || typesLike(group).length > 0 || group.length > abbr.length + 1) return null;
  return distance(fold(group), fold(abbr), abbr.length >= 3 ? 2 : 1) === Infinity ? null : abbr;
}

function mendGroup(group: string, heading: string | null): string {
  const folded = fold(group);
  const types = TYPE_ABBRS.filter(({ abbr }) => fold(abbr) === folded);
  const exact = types.find(({ abbr }) => abbr === group);
  const byHeading = types.find(({ code }) => code === heading);
  if (byHeading !== undefined) return byHeading.abbr;
  if (exact !== undefined) return group;
  // Only one type has these letters, and the mark could not be anything else.
  const distinct = [...new Set(types.map(({ abbr }) => abbr))];
  if (distinct.length === 1) return distinct[0]!;
  return ORGAN_ABBRS.find((abbr) => fold(abbr) === folded) ?? group;
}

/** The type codes that the symbol names: `QĐ-UBND` → `02`; `UBND-VX` → none (a letter); `TT-UB` → `15` and `32`. */
export function typesOfSymbol(symbol: string): string[] {
  const group = typeGroup(symbol);
  return [...new Set(TYPE_ABBRS.filter(({ abbr }) => abbr === group).map(({ code }) => code))];
}

/** The group where a type's abbreviation stands: the first after the year, if any; the agency follows it. */
export function typeGroup(symbol: string): string {
  return symbol.split(/[-/]/).find((group) => !/^\d{4}$/.test(group)) ?? '';
}

/** Every type code whose abbreviation has these letters, marks aside. */
export function typesLike(group: string): string[] {
  return TYPE_ABBRS.filter(({ abbr }) => fold(abbr) === fold(group)).map(({ code }) => code);
}

/**
 * Whether the symbol's abbreviation names other types than this one; a letter's "CV" and a symbol without a type do not.
 * An abbreviation that only older papers have contradicts in a paper of a later `year` (null: not known): there it is
 * what recognition left of the right one ("TT" of "TTr").
 */
export function symbolContradicts(code: string, symbol: string, year: number | null): boolean {
  if (isOlderAbbr(code, symbol)) return year === null || year > OLDER_ABBRS_LAST_YEAR;
  const named = typesOfSymbol(symbol);
  if (named.length === 0 || named.includes(code) || named.includes(LETTER_TYPE)) return false;
  return !typesLike(typeGroup(symbol)).includes(code);
}

function isOlderAbbr(code: string, symbol: string): boolean {
  const type = DOCUMENT_TYPES.find((one) => one.code === code);
  return type?.abbr != null && (type.olderAbbrs ?? []).includes(typeGroup(symbol));
}

/** The year of a date of issue, or of the printed part of one in ink; null when it was not read. */
export function yearOf(date: ExtractedField | undefined): number | null {
  if (date?.state === 'read') return Number(date.value!.slice(-4));
  return date?.partial?.year ?? null;
}

export function startsWithType(symbol: string): boolean {
  const first = symbol.split(/[-–—/\s]/)[0] ?? '';
  return typesLike(first).length > 0;
}
