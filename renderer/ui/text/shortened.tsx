interface ShortenedProps {
  readonly text: string;
  /** Letters at the end that are always seen. */
  readonly keep?: number;
}

/** Letters before those that are seen as long as there is any room for them: `… mặt sau.jpg`. */
const LAST = 12;

/**
 * A text in one line that is cut, where there is no room for it, before its end: names of pages differ by their ends. In
 * hardly any room what comes before the last `keep` letters goes altogether.
 */
export function Shortened({ text, keep = 0 }: ShortenedProps) {
  // A letter and its mark must not be parted.
  const whole = text.normalize('NFC');
  const kept = Math.max(0, whole.length - keep);
  const last = Math.max(0, kept - LAST);
  return (
    <span className="ui-shortened" title={text}>
      <span className="ui-shortened-head">{whole.slice(0, last)}</span>
      <span className="ui-shortened-last">{whole.slice(last, kept)}</span>
      {kept < whole.length ? <span data-whole="">{whole.slice(kept)}</span> : null}
    </span>
  );
}
