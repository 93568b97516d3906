/** Above this a spreadsheet no longer keeps every digit of a number. */
const EXACT = 1e15;
/** Digits a cell of the format General shows of a number with a fraction. */
const GENERAL_DIGITS = 10;

/** Parts of a format: quoted and escaped text, room of a character's width, a filler, colours and conditions, digits. */
const PART = /"([^"]*)"|\\(.)|(_.)|(\*.)|\[([^\]]*)\]|([0#?.,]+)|([\s\S])/gu;
/** Characters that stand for themselves (ECMA-376 18.8.31). */
const LITERAL = /[-+/(): $]/;
/** Whole digits, with or without thousands, and digits of a fraction. */
const DIGITS = /^(#,##0|#,###|[0#?]+)?(?:\.([0#?]*))?$/;

/**
 * A number as its cell shows it, by the cell's format (`00` shows 5 as 05); null where the format is not one of digits
 * alone, or would put a mark between thousands: what a person sees there only the spreadsheet program knows.
 */
export function shownNumber(value: number, format = 'General'): string | null {
  if (Math.abs(value) >= EXACT) return null;
  const sections = format.match(/(?:"[^"]*"|\\.|[^;"\\])+|(?<=;|^)(?=;|$)/g) ?? [''];
  const hasOwnNegative = value < 0 && sections.length > 1;
  const section = sections[hasOwnNegative ? 1 : value === 0 && sections.length > 2 ? 2 : 0] ?? '';
  if (/^\s*(general|@)\s*$/i.test(section)) return general(hasOwnNegative ? -value : value);
  const parts = partsOf(section);
  if (parts === null) return null;
  const digits = digitsOf(Math.abs(value), parts.digits);
  if (digits === null) return null;
  return `${value < 0 && !hasOwnNegative ? '-' : ''}${parts.before}${digits}${parts.after}`.trim();
}

function general(value: number): string | null {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(GENERAL_DIGITS)));
  return text.includes('e') ? null : text;
}

function partsOf(section: string): { readonly before: string; readonly digits: string; readonly after: string } | null {
  let [before, digits, after] = ['', '', ''];
  for (const [, quoted, escaped, room, filler, bracket, places, other] of section.matchAll(PART)) {
    // A colour, or the language of dates; a condition would choose another section.
    if (bracket !== undefined && !/^(\$-.*|[a-z]+\d*)$/i.test(bracket)) return null;
    if (places !== undefined && digits !== '') return null;
    if (other !== undefined && !LITERAL.test(other)) return null;
    if (places !== undefined) digits = places;
    const text = quoted ?? escaped ?? (room === undefined ? undefined : ' ') ?? other ?? '';
    if (filler !== undefined || places !== undefined) continue;
    if (digits === '') before += text;
    else after += text;
  }
  return digits === '' ? null : { before, digits, after };
}

function digitsOf(value: number, format: string): string | null {
  const match = DIGITS.exec(format);
  if (!match) return null;
  const [, whole = '', fraction] = match;
  const places = fraction?.length ?? 0;
  let [integer = '', decimals = ''] = value.toFixed(places).split('.');
  if (whole.includes(',') && integer.length > 3) return null;
  const least = whole.replaceAll(/[^0]/g, '').length;
  if (integer === '0' && least === 0) integer = '';
  const kept = (fraction ?? '').lastIndexOf('0') + 1;
  while (decimals.length > kept && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  return integer.padStart(least, '0') + (fraction === undefined ? '' : `.${decimals}`);
}
