const DATE = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' } as const;
const TIME = { ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Day, month, year, hour and minute in Vietnam's time. */
export function timeWords(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, TIME).format(new Date(iso));
}

/** Day, month and year in Vietnam. */
export function dateWords(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, DATE).format(new Date(iso));
}
