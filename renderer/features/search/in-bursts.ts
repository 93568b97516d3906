/** A function to call at every key: the first after a pause of `ms` passes at once, of several in a row only the last, `ms` later. */
export function inBursts(ms: number, pass: () => void): () => void {
  let latest = -Infinity;
  let later: ReturnType<typeof setTimeout> | undefined;
  return () => {
    const now = performance.now();
    const first = now - latest >= ms;
    latest = now;
    clearTimeout(later);
    if (first) pass();
    else later = setTimeout(pass, ms);
  };
}
