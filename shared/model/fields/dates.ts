/** A date as the field tables write it; `precision` says which parts are there. */
export interface FieldDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/**
 * Reads DD/MM/YYYY, and with `least` month or year also MM/YYYY and YYYY (TT 05/2025 Phụ lục I). null for anything that
 * is no day of the calendar.
 */
export function readDate(text: string, least: 'day' | 'month' | 'year' = 'day'): FieldDate | null {
  const match = /^(?:(?:(\d{2})\/)?(\d{2})\/)?(\d{4})$/.exec(text);
  if (!match) return null;
  const day = match[1] === undefined ? null : Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const year = Number(match[3]);
  if (least === 'day' && day === null) return null;
  if (least === 'month' && month === null) return null;
  if (year < 1000 || (month !== null && (month < 1 || month > 12))) return null;
  if (day !== null && month !== null) {
    const real = new Date(Date.UTC(year, month - 1, day));
    if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
  }
  return { year, month, day };
}

/** The date as YYYY-MM-DD, YYYY-MM or YYYY, for sorting and for EAD3. */
export function isoDate(date: FieldDate): string {
  const two = (n: number) => String(n).padStart(2, '0');
  if (date.month === null) return String(date.year);
  return date.day === null ? `${date.year}-${two(date.month)}` : `${date.year}-${two(date.month)}-${two(date.day)}`;
}
