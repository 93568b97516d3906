const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/**
 * The order people expect of file names: "2" before "10", Vietnamese letters in their own order (d, đ, e), folder by
 * folder. Names the collator takes for equal are told apart by their code units, so the order is always the same.
 */
export function compareNatural(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = collator.compare(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
