import { DOCUMENT_TYPES } from '../../../shared/model/document-types.ts';
import type { ExtractedField, ExtractedKey } from './extracted-field.ts';

/** As every finding about a field: `<file code>/<ordinal>/<field>`. */
export function placeOf(field: { readonly key: ExtractedKey }, where: string): string {
  return where === '' ? field.key : `${where}/${field.key}`;
}

/** Where to look: the page from 1, and the box in px of its space. */
export function spotOf(field: ExtractedField): { page: number | null; box: string | null } {
  return { page: field.page === null ? null : field.page + 1, box: field.box === null ? null : field.box.join(',') };
}

/** A value as findings say it: a type with its name. */
export function shown(key: ExtractedKey, value: string): string {
  if (key !== 'typeName') return value;
  const type = DOCUMENT_TYPES.find(({ code }) => code === value);
  return type === undefined ? value : `${value} (${type.name})`;
}
