const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ'];

/** A whole number below 10^12 in Vietnamese words, as totals are written under lists ("(Bằng chữ: …)"). */
export function vietnameseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1e12) throw new RangeError(`no words for ${value}`);
  if (value === 0) return DIGITS[0]!;
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  const words: string[] = [];
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index]!;
    if (group === 0) continue;
    words.push(...threeDigits(group, index < groups.length - 1));
    if (GROUPS[index]) words.push(GROUPS[index]!);
  }
  return words.join(' ');
}

/** `full`: a group after another names its hundreds and tens even when they are zero (một nghìn không trăm linh hai). */
function threeDigits(value: number, full: boolean): string[] {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0 || full) words.push(DIGITS[hundreds]!, 'trăm');
  if (tens === 0 && units > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(DIGITS[tens]!, 'mươi');
  if (units === 1 && tens > 1) words.push('mốt');
  else if (units === 5 && tens > 0) words.push('lăm');
  else if (units === 4 && tens > 1) words.push('tư');
  else if (units > 0) words.push(DIGITS[units]!);
  return words;
}
