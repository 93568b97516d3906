import type { Finding } from '../../../shared/contract/finding.ts';
import { DOUBTFUL_BELOW } from '../../../shared/model/doubt.ts';
import { DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import type { ExtractedField, PartialDate } from './extracted-field.ts';
import { placeOf, shown, spotOf } from './field-place.ts';
import { comparable } from './fold.ts';

/** Values a person typed or a spreadsheet brought, by field key. */
export type GivenValues = Readonly<Record<string, string | undefined>>;

/**
 * Sets what was read from the page against what was given. The given value wins always; where the page says otherwise there
 * is a finding, and so there is where nobody has given a value yet and the field is handwritten, or was read with little
 * confidence and would go into the package unconfirmed. Spelling variants of the same words (case, blanks, oà or òa, UBND
 * written out, "V/v" or "Về việc") are no disagreement. `where` names the document in the findings' `place`.
 */
export function compareWithGiven(extracted: readonly ExtractedField[], given: GivenValues, where = ''): Finding[] {
  const findings: Finding[] = [];
  const parent = extracted.find((field) => field.key === 'parentOrganName')?.value ?? '';
  for (const field of extracted) {
    const value = given[field.key]?.trim() ?? '';
    const place = placeOf(field, where);
    if (value === '') {
      if (field.state === 'handwritten') {
        findings.push({
          code: 'extract/handwritten',
          severity: 'warning',
          place,
          params: { field: field.key, evidence: field.evidence, ...spotOf(field) },
        });
      } else if (given[field.key] === undefined && isUnsure(field)) {
        findings.push({
          code: 'extract/unconfirmed',
          severity: 'warning',
          place,
          params: {
            field: field.key,
            read: shown(field.key, field.value ?? ''),
            confidence: field.confidence,
            ...spotOf(field),
          },
        });
      }
      continue;
    }
    if (agrees(field, value, parent)) continue;
    findings.push({
      code: 'extract/differs-from-given',
      severity: 'warning',
      place,
      params: {
        field: field.key,
        given: shown(field.key, value),
        read: shown(field.key, readingOf(field)),
        confidence: field.confidence,
        ...spotOf(field),
      },
    });
  }
  return findings;
}

/** Read, but below the limit that words are shown to a person by. A doubt of its own says more (see doubtsOf). */
function isUnsure(field: ExtractedField): boolean {
  const isDescribed = DOCUMENT_FIELDS.some(({ key }) => key === field.key);
  return (
    field.state === 'read' && field.confidence < DOUBTFUL_BELOW && isDescribed && (field.doubts ?? []).length === 0
  );
}

function agrees(field: ExtractedField, given: string, parent: string): boolean {
  if (field.state === 'absent') return true;
  if (field.state === 'handwritten') return agreesWithPrint(field, given);
  const read = field.value ?? '';
  switch (field.key) {
    case 'codeNumber':
      return given.replace(/^0+(?=\d)/, '').toLowerCase() === read.replace(/^0+(?=\d)/, '').toLowerCase();
    case 'issuedDate':
      return sameDate(given, read);
    case 'subject':
      return plain(withoutAbout(given)) === plain(withoutAbout(read));
    case 'organName':
      return sameOrgan(given, read, parent);
    default:
      return plain(given) === plain(read);
  }
}

/** Only printed parts can disagree with what a person made of the handwriting. */
function agreesWithPrint(field: ExtractedField, given: string): boolean {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given);
  if (field.partial === undefined || parts === null) return true;
  const [, day, month, year] = parts.map(Number);
  const { partial } = field;
  return (
    (partial.day === undefined || partial.day === day) &&
    (partial.month === undefined || partial.month === month) &&
    (partial.year === undefined || partial.year === year)
  );
}

function readingOf(field: ExtractedField): string {
  return field.value ?? (field.partial === undefined ? '' : printedParts(field.partial));
}

/** A date of which only parts are printed, `??/??/2010`. */
export function printedParts({ day, month, year }: PartialDate): string {
  const pad = (value: number | undefined, length: number) =>
    value === undefined ? '?'.repeat(length) : String(value).padStart(length, '0');
  return `${pad(day, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

function sameDate(given: string, read: string): boolean {
  const form = (text: string) => text.split(/[/.-]/).map(Number).join('/');
  // A description may know less than the page: MM/YYYY or YYYY.
  return form(read) === form(given) || form(read).endsWith(`/${form(given)}`);
}

function withoutAbout(text: string): string {
  return text.replace(/^\s*(?:v\s?[/.]\s?v|về việc)[\s:]+/iu, '');
}

/** Abbreviations written out; NĐ 30/2020 Phụ lục I, II.2 allows the common ones in the parent's name. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\bUBND\b/g, 'UY BAN NHAN DAN'],
  [/\bHDND\b/g, 'HOI DONG NHAN DAN'],
  [/\bUBHC\b/g, 'UY BAN HANH CHINH'],
  [/\bTP\b\.?/g, 'THANH PHO'],
  [/\bTX\b\.?/g, 'THI XA'],
  [/\bTT\b\.?/g, 'THI TRAN'],
];

function sameOrgan(given: string, read: string, parent: string): boolean {
  const [left, right, above] = [given, read, parent].map(organWords);
  if (left === right) return true;
  // "Sở Nội vụ tỉnh Sơn Hải" for "SỞ NỘI VỤ" under "UBND TỈNH SƠN HẢI": the place comes from the line above.
  const place = /(?:TINH|THANH PHO|HUYEN|QUAN|THI XA|XA|PHUONG|THI TRAN|DAC KHU) .+$/.exec(above!)?.[0] ?? '';
  if (
    place !== '' &&
    (left === `${right!} ${place}` || left === `${right!} ${place.replace(/^(?:TINH|THANH PHO) /, '')}`)
  )
    return true;
  return right === `${left!} ${place}`;
}

function organWords(name: string): string {
  let words = plainFold(name);
  for (const [short, long] of WRITTEN_OUT) words = words.replace(short, long);
  return words.replace(/[^A-Z0-9]+/g, ' ').trim();
}

function plain(text: string): string {
  return comparable(text);
}

/** Marks dropped as well: capitals in headers lose them in print and in recognition. */
function plainFold(text: string): string {
  return comparable(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');
}
