import type { Params } from '../contract/app-error.ts';

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** Bytes as a person reads them: "1,2 GB" in Vietnamese, "1.2 GB" in English; powers of 1,000, as file managers show them. */
export function sizeWords(bytes: number, language: 'vi' | 'en'): string {
  let value = bytes;
  let unit = -1;
  // From 999.95 on one digit after the point would say "1,000.0".
  while (Math.abs(value) >= (unit < 0 ? 1000 : 999.95) && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  if (unit < 0) return `${value} ${language === 'vi' || value === 1 ? 'byte' : 'bytes'}`;
  const digits = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return `${digits.format(value)} ${UNITS[unit]!}`;
}

/**
 * The values a text is filled with, and beside each number `name:size`, the same as a size: errors and findings carry
 * bytes, and the words say by `{free:size}` that a person reads them so.
 */
export function withSizes(params: Params, language: 'vi' | 'en'): Params {
  const sizes = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'number' ? [[`${name}:size`, sizeWords(value, language)] as const] : [],
  );
  return { ...Object.fromEntries(sizes), ...params };
}
