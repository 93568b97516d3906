import type { Finding } from '../../../shared/contract/finding.ts';
import type { GivenValues } from './compare.ts';
import type { ExtractedField, ExtractedKey } from './extracted-field.ts';
import { placeOf, shown, spotOf } from './field-place.ts';

/** What every administrative document bears at its head (NĐ 30/2020 Điều 8) and its description tells. */
const HEAD_KEYS = [
  'typeName',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'subject',
] as const satisfies readonly ExtractedKey[];

/** What of the head was neither read from the pages nor given: a person has to look. */
export function missingFields(extracted: readonly ExtractedField[], given: GivenValues, where = ''): Finding[] {
  return HEAD_KEYS.filter((key) => {
    const state = extracted.find((field) => field.key === key)?.state ?? 'absent';
    return state === 'absent' && given[key] === undefined;
  }).map((key) => ({
    code: 'extract/not-read',
    severity: 'warning',
    place: placeOf({ key }, where),
    params: { field: key },
  }));
}

/** Fields that settle a doubt once all of them were given. */
const SETTLED_BY: Readonly<Record<string, readonly ExtractedKey[]>> = {
  'extract/type-symbol-differ': ['typeName', 'codeNotation'],
  'extract/type-from-symbol': ['typeName'],
};

/** What speaks against the values by themselves, e.g. type and symbol naming different types, as long as they count. */
export function doubtsOf(extracted: readonly ExtractedField[], given: GivenValues, where = ''): Finding[] {
  const isSettled = (code: string) => (SETTLED_BY[code] ?? []).every((key) => given[key] !== undefined);
  return extracted.flatMap((field) =>
    (field.doubts ?? [])
      .filter((code) => !isSettled(code))
      .map((code) => ({
        code,
        severity: code === 'extract/type-from-symbol' ? ('info' as const) : ('warning' as const),
        place: placeOf(field, where),
        params: {
          field: field.key,
          read: shown(field.key, field.value ?? ''),
          evidence: field.evidence,
          ...spotOf(field),
        },
      })),
  );
}
