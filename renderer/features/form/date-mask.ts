/** Digits set out as DD/MM/YYYY while they are typed; what does not begin like a date stays for the rule to speak of. */
export function maskDate(text: string, before: string): string {
  // Taking a sign away must not put it back.
  if (text.length <= before.length) return text;
  const short = /^(\d|\d{2}\/\d)\/$/.exec(text);
  if (short) return `${text.slice(0, -2)}0${text.slice(-2)}`;
  if (!/^\d{2}(\/?\d{0,2}(\/?\d{0,4})?)?\/?$/.test(text)) return text;
  const digits = text.replaceAll('/', '');
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (digits.length < 2) return text;
  return digits.length < 4 ? `${day}/${month}` : `${day}/${month}/${year}`;
}

/** 5/1/2010 and 5.1.2010 as 05/01/2010, when the field is left. */
export function settleDate(text: string): string {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  return match ? `${match[1]!.padStart(2, '0')}/${match[2]!.padStart(2, '0')}/${match[3]!}` : text;
}
