import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Params } from '../../shared/contract/app-error.ts';
import { isoVietnam, resourcePath } from '../engine/index.ts';
import { fillWords } from '../../shared/model/fill-words.ts';
import { listWords, NUMERALS, SAID } from '../../shared/model/said-values.ts';
import { sizeWords, withSizes } from '../../shared/model/size-words.ts';
import { fieldLabels } from '../../shared/model/field-labels.ts';

export type Language = 'vi' | 'en';

/** What the window says instead (`window`) is left out: it names its buttons, `do` the commands. */
const Words = z.object({ what: z.string(), do: z.string() });
const Area = z.object({
  errors: z.record(z.string(), Words),
  findings: z.record(z.string(), Words),
  text: z.record(z.string(), z.string()),
});

/** From here on a number is read more easily in groups of three digits: bytes, rows. A year is below it. */
const GROUPED = 10_000;

/** Everything a person reads, from resources/strings, in one language. */
export interface Speech {
  readonly language: Language;
  /** A text by its key; the key itself should it be missing, which a test rules out. */
  text(key: string, params?: Params): string;
  /** A text by its key, or `otherwise` where there is none: for keys made from data. */
  textOr(key: string, otherwise: string): string;
  /** What is wrong and what to do, for an error or a finding; fields by their labels, moments in Vietnam's time. */
  words(code: string, params: Params): { what: string; do: string };
  /** Bytes as a person reads them. */
  size(bytes: number): string;
  /** Where something is, as a person says it: a field by its label, a row as a row. */
  place(place: string): string;
}

export function loadSpeech(language: Language): Speech {
  const folder = resourcePath('strings', language);
  const text: Record<string, string> = {};
  const words: Record<string, { what: string; do: string }> = {};
  for (const name of readdirSync(folder)) {
    const area = Area.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    Object.assign(text, area.text);
    Object.assign(words, area.errors, area.findings);
  }
  const labels = fieldLabels(language, text);
  const readable = (params: Params): Params =>
    Object.fromEntries(
      Object.entries(withSizes(params, language)).map(([name, value]) => [name, readableValue(name, value, params)]),
    );
  const readableValue = (name: string, value: Params[string], params: Params): Params[string] => {
    if (typeof value === 'number' && Math.abs(value) >= GROUPED && !NUMERALS.has(name))
      return value.toLocaleString(language);
    if (typeof value !== 'string') return value;
    const said = SAID.has(name) ? text[`said.${name}.${value}`] : undefined;
    if (said !== undefined) return fillWords(said, params, language);
    if (name === 'field') return labels.get(value) ?? value;
    if (name === 'fields') return value.replace(/\w+/g, (key) => labels.get(key) ?? key);
    if (name === 'list') return listWords(value, language);
    if (name === 'role') return text[`role.${value}`] ?? value;
    if (name === 'step') return text[`stage.${value}`] ?? value;
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? isoVietnam(new Date(value)) : value;
  };
  const fill = (template: string, params: Params): string => fillWords(template, params, language);
  return {
    language,
    text: (key, params = {}) => fill(text[key] ?? key, params),
    size: (bytes) => sizeWords(bytes, language),
    textOr: (key, otherwise) => text[key] ?? otherwise,
    words(code, params) {
      const entry = words[code] ?? { what: code, do: '' };
      const shown = readable(params);
      return { what: fill(entry.what, shown), do: fill(entry.do, shown) };
    },
    place(place) {
      const row = /^(.+)!(\d+)$/.exec(place);
      if (row) return fill(text['place.row'] ?? '', { sheet: row[1]!, row: row[2]! });
      const field = /^(?:(.+?)(?:\/|: ))?([A-Za-z]+)$/.exec(place);
      const label = field ? labels.get(field[2]!) : undefined;
      if (label === undefined) return place;
      return field?.[1] === undefined ? label : `${field[1]}, ${label}`;
    },
  };
}

/** `--lang`, else TRAM_LANG, else the system's LANG; Vietnamese unless that clearly says English. */
export function chooseLanguage(option: string | undefined, env: NodeJS.ProcessEnv): Language {
  const wanted = option ?? env['TRAM_LANG'];
  if (wanted !== undefined) return wanted.toLowerCase().startsWith('en') ? 'en' : 'vi';
  return /^en([_-]|$)/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? 'en' : 'vi';
}
