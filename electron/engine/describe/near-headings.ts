/** Share of a heading's letters that may differ for it to be a slip of the pen. */
const SLIP = 0.2;

/**
 * The one of `names` that a heading was most likely meant to be, or null: a slip of the pen, some of its words left out, or
 * something added in brackets.
 */
export function nearest(heading: string, names: readonly string[]): string | null {
  const written = folded(heading.replace(/\([^()]*\)\s*$/, ''));
  if (written.length < 3) return null;
  return names.find((name) => isNear(written, folded(name))) ?? null;
}

function isNear(written: string, name: string): boolean {
  if (distance(written, name) <= Math.floor(Math.max(written.length, name.length) * SLIP)) return true;
  const [few, many] = [written.split(' '), name.split(' ')];
  if (few.length < 2 || few.length < many.length / 2) return false;
  let at = 0;
  for (const word of many) if (word === few[at]) at += 1;
  return at === few.length;
}

/** Letters without marks, in lower case, words parted by one blank. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** Letters to put in, take out or change (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1)
      next.push(Math.min(row[at + 1]! + 1, next[at]! + 1, row[at]! + (other[at] === letter ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}
