import { useEffect, useRef, useState } from 'react';

/** Time without a key after which what was typed is kept, in ms. */
const PAUSE = 700;

/** What became of a text: not kept this time, it stands there to be tried again; refused, it never will be. */
export type Kept = 'kept' | 'failed' | 'refused';

type Save = (value: string) => Promise<Kept> | undefined;

/**
 * A text that keeps itself: after a pause in typing, when the field is left, and when it goes from the screen. What comes
 * from elsewhere (undo, another value taken) shows as soon as nothing typed is waiting. A text that is refused gives way to
 * the one that is kept; one that could not be written stays, and leaving the field tries again.
 */
export function useAutosave(stored: string, save: Save) {
  const [text, setText] = useState(stored);
  const state = useRef({ text: stored, stored, save, timer: 0 });
  useEffect(() => {
    state.current.save = save;
  });

  const flush = (): void => {
    const now = state.current;
    clearTimeout(now.timer);
    now.timer = 0;
    const before = now.stored;
    const given = now.text.trim();
    if (given === before) return;
    now.stored = given;
    void now.save(now.text)?.then((kept) => {
      // Something else has been kept or come meanwhile.
      if (kept === 'kept' || now.stored !== given) return;
      now.stored = before;
      if (kept === 'failed' || now.text.trim() !== given) return;
      now.text = before;
      setText(before);
    });
  };
  const type = (next: string): void => {
    const now = state.current;
    now.text = next;
    setText(next);
    clearTimeout(now.timer);
    now.timer = window.setTimeout(flush, PAUSE);
  };

  useEffect(() => {
    const now = state.current;
    if (now.timer !== 0 || now.stored === stored) return;
    now.stored = stored;
    now.text = stored;
    setText(stored);
  }, [stored]);
  // What was typed last must not be lost with the field.
  useEffect(() => () => flushLast(state.current), []);
  return { text, type, flush };
}

function flushLast(now: { text: string; stored: string; save: Save; timer: number }): void {
  clearTimeout(now.timer);
  now.timer = 0;
  if (now.text.trim() !== now.stored) void now.save(now.text);
}
