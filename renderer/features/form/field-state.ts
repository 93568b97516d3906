import { valueFault, type Field, type FieldValues } from '../../../shared/model/fields/index.ts';
import type { Words } from '../../words/index.ts';

/** Whether the package needs the field, as the other values stand. */
export function isNeeded(field: Field, values: FieldValues): boolean {
  const need = field.need.sip;
  return (
    need === 'M' || (need === 'C' && field.when !== undefined && field.when.in.includes(values[field.when.key] ?? ''))
  );
}

/** What is wrong with a value as it is being typed, in words; null when nothing is. An empty field is not wrong yet. */
export function faultOf(field: Field, value: string, words: Words): string | null {
  const text = value.trim();
  if (text === '') return null;
  const fault = valueFault(field, text, 'sip');
  if (!fault) return null;
  const { what, remedy } = words.explain({
    code: fault.code,
    params: { ...fault.params, field: nameOf(field, words) },
  });
  return `${what} ${remedy}`;
}

/** Whether two texts say the same: case and blanks aside, as headings are printed in capitals. */
export function saysSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

export function nameOf(field: Field, words: Words): string {
  return words.language === 'vi' ? field.vi : field.en;
}
