import i18next from 'i18next';
import type { Params } from '../../shared/contract/app-error.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { listWords, NUMERALS, SAID } from '../../shared/model/said-values.ts';
import { withSizes } from '../../shared/model/size-words.ts';
import { fieldLabels } from '../../shared/model/field-labels.ts';
import { timeWords } from './time-words.ts';

/** Numbers from here on are written with their thousands apart. */
const GROUPED = 10_000;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

const labels = new Map<Language, ReadonlyMap<string, string>>();

/** The values of an error as people call them: fields by their label, roles and stages by their name, times as times. */
export function readable(params: Params): Params {
  const language: Language = i18next.language === 'en' ? 'en' : 'vi';
  return Object.fromEntries(
    Object.entries(withSizes(params, language)).map(([name, value]) => [name, valueOf(language, name, value, params)]),
  );
}

function valueOf(language: Language, name: string, value: Params[string], params: Params): Params[string] {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  if (typeof value === 'number' && Math.abs(value) >= GROUPED && !NUMERALS.has(name))
    return value.toLocaleString(locale);
  if (typeof value !== 'string') return value;
  const said = `said.${name}.${value}`;
  if (SAID.has(name) && i18next.exists(said)) return i18next.t(said, params);
  if (name === 'field') return labelsOf(language).get(value) ?? value;
  if (name === 'fields') return value.replace(/\w+/g, (key) => labelsOf(language).get(key) ?? key);
  if (name === 'list') return listWords(value, language);
  if (name === 'role' || name === 'step') return i18next.t(`${name === 'role' ? 'role' : 'stage'}.${value}`, value);
  if (!ISO.test(value)) return value;
  return timeWords(value, locale);
}

function labelsOf(language: Language): ReadonlyMap<string, string> {
  const known = labels.get(language);
  if (known) return known;
  const text = (i18next.getResourceBundle(language, 'translation') ?? {}) as Readonly<Record<string, string>>;
  const made = fieldLabels(language, text);
  labels.set(language, made);
  return made;
}
