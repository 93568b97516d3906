import type { Finding } from '../../contract/finding.ts';
import { CODE_LISTS } from './code-lists.ts';
import { readDate } from './dates.ts';
import type { Field, FieldValues, Variant } from './field.ts';

/**
 * Everything wrong with `values` by the rows of `table` for a package variant: missing mandatory fields, too long,
 * not of the list, no date, no number. An empty result means the data may be packed. `place` is the field's key with
 * `prefix` before it. Values are as stored: codes as codes, dates DD/MM/YYYY.
 */
export function checkFields(table: readonly Field[], values: FieldValues, variant: Variant, prefix = ''): Finding[] {
  const findings: Finding[] = [];
  for (const field of table) {
    const need = field.need[variant];
    const value = values[field.key] ?? '';
    const place = prefix + field.key;
    if (value === '') {
      const required =
        need === 'M' ||
        (need === 'C' && field.when !== undefined && field.when.in.includes(values[field.when.key] ?? ''));
      if (required)
        findings.push({
          code: 'efile/field-missing',
          severity: 'error',
          place,
          params: { field: field.key, clause: field.clause },
        });
      continue;
    }
    const fault = valueFault(field, value, variant);
    if (fault) findings.push({ ...fault, severity: 'error', place });
  }
  return findings;
}

/** What is wrong with one value by its row, or null. */
export function valueFault(field: Field, value: string, variant: Variant): Pick<Finding, 'code' | 'params'> | null {
  const params = { field: field.key, value: value.slice(0, 80), clause: field.clause };
  const wrong = kindFault(field, value, variant);
  if (wrong !== null)
    return { code: wrong, params: field.list === undefined ? params : { ...params, list: field.list } };
  const length = Array.from(value).length;
  if (field.max !== null && length > field.max)
    return { code: 'efile/field-too-long', params: { ...params, length, max: field.max } };
  if (field.form !== undefined && !field.form.test(value)) return { code: 'efile/field-form', params };
  return null;
}

/**
 * What keeps a value from being of the field's kind at all. Comes before its length: of “Maybe” it helps nobody that it is
 * too long for a yes or no.
 */
function kindFault(field: Field, value: string, variant: Variant): string | null {
  switch (field.type) {
    case 'number':
      return /^\d+$/.test(value) ? null : 'efile/field-not-number';
    case 'date':
      // Only the AIP tables allow a date without day, or without day and month.
      return readDate(value, variant === 'aip' ? 'year' : 'day') ? null : 'efile/field-not-date';
    case 'flag':
      return inList(field, value) ? null : 'efile/field-not-flag';
    case 'code':
      return inList(field, value) ? null : 'efile/field-not-in-list';
    case 'codes':
      return value.split(';').every((part) => inList(field, part)) ? null : 'efile/field-not-in-list';
    case 'text':
      return null;
  }
}

function inList(field: Field, value: string): boolean {
  return field.list === undefined || CODE_LISTS[field.list].some((row) => row.code === value);
}
