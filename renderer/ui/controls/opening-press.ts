import { useCallback, useRef } from 'react';
import type { PressEvent } from 'react-aria-components';

/** From here on a press is a drag, in px. */
const DRAG = 6;

/** Follows the press by which a list is opened, until it is let go or becomes a drag to an option. */
export interface OpeningPress {
  readonly begin: (press: Pick<PressEvent, 'pointerType'>) => void;
  readonly isGoingOn: () => boolean;
}

export function useOpeningPress(): OpeningPress {
  const going = useRef(false);
  const begin = useCallback(({ pointerType }: Pick<PressEvent, 'pointerType'>): void => {
    // A key or a reader's click lets go of nothing that could lie over an option; a touch opens when it is let go.
    if (pointerType !== 'mouse' && pointerType !== 'pen') return;
    let from: PointerEvent | null = null;
    const over = new AbortController();
    const end = (): void => {
      over.abort();
      going.current = false;
    };
    const move = (event: PointerEvent): void => {
      from ??= event;
      if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > DRAG) end();
    };
    // What letting go does to the list is done before this.
    const last = (): void => void setTimeout(end, 0);
    const options = { capture: true, signal: over.signal };
    addEventListener('pointermove', move, options);
    addEventListener('pointerup', last, options);
    addEventListener('pointercancel', last, options);
    going.current = true;
  }, []);
  return { begin, isGoingOn: useCallback(() => going.current, []) };
}
