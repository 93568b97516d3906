import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ErrorRecord, Params } from '../../shared/contract/app-error.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { readable } from './readable.ts';
import { tableOf, type Area } from './table.ts';
import { wordFormat } from './word-format.ts';

const files = import.meta.glob<Area>('../../resources/strings/*/*.json', { eager: true, import: 'default' });

function wordsIn(language: Language): Record<string, string> {
  const paths = Object.keys(files).filter((path) => path.includes(`/strings/${language}/`));
  return tableOf(paths.map((path) => files[path]!));
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
      resources: { vi: { translation: wordsIn('vi') }, en: { translation: wordsIn('en') } },
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
