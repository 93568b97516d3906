import { useEffect, useRef, useState } from 'react';

/** Time without a key after which what was typed is kept, in ms. */
const PAUSE = 700;

/**
 * A text that keeps itself: after a pause in typing, when the field is left, and when it goes from the screen. What comes
 * from elsewhere (undo, another value taken) shows as soon as nothing typed is waiting.
 */
export function useAutosave(stored: string, save: (value: string) => void) {
  const [text, setText] = useState(stored);
  const state = useRef({ text: stored, stored, save, timer: 0 });
  useEffect(() => {
    state.current.save = save;
  });

  const flush = (): void => {
    const now = state.current;
    clearTimeout(now.timer);
    now.timer = 0;
    if (now.text.trim() === now.stored) return;
    now.stored = now.text.trim();
    now.save(now.text);
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

function flushLast(now: { text: string; stored: string; save: (value: string) => void; timer: number }): void {
  clearTimeout(now.timer);
  now.timer = 0;
  if (now.text.trim() !== now.stored) now.save(now.text);
}
