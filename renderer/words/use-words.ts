import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '../../shared/contract/app-error.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { sizeWords } from '../../shared/model/size-words.ts';
import { dateWords, timeWords } from './time-words.ts';
import { wordsOf, type Say } from './words.ts';

/** The words of the program and the ways this language writes numbers, dates and sizes. */
export interface Words {
  readonly say: Say;
  readonly language: Language;
  /** What is wrong and what to do, of an error or a finding. */
  readonly explain: (record: Pick<ErrorRecord, 'code' | 'params'>) => { what: string; remedy: string };
  readonly number: (value: number, digits?: number) => string;
  /** Day, month, year, hour and minute in Vietnam's time. */
  readonly time: (iso: string) => string;
  readonly date: (iso: string) => string;
  /** Bytes as kB, MB, GB (powers of 1,000, as file managers show them). */
  readonly bytes: (value: number) => string;
  /** Seconds as `4 phút 10 giây`. */
  readonly duration: (seconds: number) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const language: Language = i18n.language === 'en' ? 'en' : 'vi';
    const locale = language === 'en' ? 'en-GB' : 'vi-VN';
    const say: Say = (key, params) => t(key, params ?? {});
    const number = (value: number, digits = 0): string =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
    return {
      say,
      language,
      explain: (record) => wordsOf(say, record),
      number,
      time: (iso) => timeWords(iso, locale),
      date: (iso) => dateWords(iso, locale),
      bytes: (value) => sizeWords(value, language),
      duration: (seconds) => {
        const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
        if (hours > 0) return say('time.hoursMinutes', { hours, minutes });
        if (minutes > 0) return say('time.minutesSeconds', { minutes, seconds: Math.floor(seconds % 60) });
        return say('time.seconds', { seconds: Math.floor(seconds) });
      },
    };
    // i18n.language is what makes it new.
  }, [t, i18n.language]);
}
