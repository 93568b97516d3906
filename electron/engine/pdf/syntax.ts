/** A number as PDF writes it: no exponent, at most `places` decimals, no trailing zeros, never `-0`. */
export function num(value: number, places = 4): string {
  const text = value.toFixed(places);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** A text string (ISO 32000-1 7.9.2.2) as UTF-16BE in hexadecimal: no escapes, and every Vietnamese letter exact. */
export function textString(text: string): string {
  const bytes = Buffer.from('\uFEFF' + text, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/** A date (ISO 32000-1 7.9.4) with Vietnam's offset, second for second the same as isoVietnam gives for XMP. */
export function pdfDate(date: Date): string {
  const digits = new Date(date.getTime() + 7 * 3600_000).toISOString().replace(/\D/g, '');
  return `(D:${digits.slice(0, 14)}+07'00')`;
}
