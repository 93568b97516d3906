import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ErrorRecord, Params } from '../../shared/contract/app-error.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { readable } from './readable.ts';
import { wordFormat } from './word-format.ts';

interface Area {
  readonly errors: Readonly<Record<string, { readonly what: string; readonly do: string }>>;
  readonly findings: Readonly<Record<string, { readonly what: string; readonly do: string }>>;
  readonly text: Readonly<Record<string, string>>;
}

const files = import.meta.glob<Area>('../../resources/strings/*/*.json', { eager: true, import: 'default' });

/** All texts of a language in one flat table: `key`, and `what:<code>`, `do:<code>` for errors and findings. */
function tableOf(language: Language): Record<string, string> {
  const table: Record<string, string> = {};
  for (const [path, area] of Object.entries(files)) {
    if (!path.includes(`/strings/${language}/`)) continue;
    Object.assign(table, area.text);
    for (const [code, words] of Object.entries({ ...area.errors, ...area.findings })) {
      table[`what:${code}`] = words.what;
      table[`do:${code}`] = words.do;
    }
  }
  return table;
}

/** Text of a key with its places filled. */
export type Say = (key: string, params?: Params) => string;

export async function startWords(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(wordFormat)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { vi: { translation: tableOf('vi') }, en: { translation: tableOf('en') } },
      // Keys hold dots and colons of their own.
      keySeparator: false,
      nsSeparator: false,
    });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** What an error or a finding says and what to do about it, with the details it carries. */
export function wordsOf(say: Say, record: Pick<ErrorRecord, 'code' | 'params'>): { what: string; remedy: string } {
  const params = readable(record.params);
  return { what: say(`what:${record.code}`, params), remedy: say(`do:${record.code}`, params) };
}
