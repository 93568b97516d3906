import { DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS } from './fields/index.ts';
import { SHEETS } from './sheets.ts';

/**
 * What people call each field: the label of the law's field tables and of the description's columns, and the texts
 * `field.<key>` for what stands in none of them. Where two tables share a key, the document's label counts.
 */
export function fieldLabels(
  language: 'vi' | 'en',
  text: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const columns = SHEETS.flatMap((shape) => shape.columns);
  const labels = new Map<string, string>();
  for (const { key, vi, en } of [...columns, ...FONDS_FIELDS, ...FILE_FIELDS, ...DOCUMENT_FIELDS])
    labels.set(key, language === 'vi' ? vi : en);
  for (const [key, words] of Object.entries(text))
    if (key.startsWith('field.')) labels.set(key.slice('field.'.length), words);
  return labels;
}
