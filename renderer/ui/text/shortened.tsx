interface ShortenedProps {
  readonly text: string;
  /** Letters at the end that are always seen. */
  readonly keep: number;
}

/** A text in one line that is cut, where there is no room for it, before its end: names of pages differ by their ends. */
export function Shortened({ text, keep }: ShortenedProps) {
  // A letter and its mark must not be parted.
  const whole = text.normalize('NFC');
  const at = Math.max(0, whole.length - keep);
  return (
    <span className="ui-shortened" title={text}>
      <span className="head">{whole.slice(0, at)}</span>
      <span data-whole="">{whole.slice(at)}</span>
    </span>
  );
}
