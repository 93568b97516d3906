/** The normal quantile of 95% confidence, two-sided. */
const Z = 1.96;

/**
 * Between which shares the true share lies with 95% confidence, when `found` of `seen` were found (score interval of
 * E. B. Wilson, JASA 22, 1927): sound for small samples and for none found, where the plain interval would be empty.
 */
export function wilson(found: number, seen: number): readonly [number, number] {
  const share = found / seen;
  const bound = 1 + (Z * Z) / seen;
  const middle = (share + (Z * Z) / (2 * seen)) / bound;
  const reach = (Z * Math.sqrt((share * (1 - share)) / seen + (Z * Z) / (4 * seen * seen))) / bound;
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
