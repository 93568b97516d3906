import { useCallback, useRef } from 'react';
import type { PressEvent } from 'react-aria-components';

/** From here on a press is a drag, in px. */
const DRAG = 6;

type Press = Pick<PressEvent, 'pointerType' | 'target' | 'x' | 'y'>;

/** Follows the press by which a list is opened, until it is let go or becomes a drag to an option. */
export interface OpeningPress {
  readonly begin: (press: Press) => void;
  readonly isGoingOn: () => boolean;
}

export function useOpeningPress(): OpeningPress {
  const going = useRef(false);
  const begin = useCallback(({ pointerType, target, x, y }: Press): void => {
    // A key or a reader's click lets go of nothing that could lie over an option; a touch opens when it is let go.
    if (pointerType !== 'mouse' && pointerType !== 'pen') return;
    // Where it was pressed, not where it was first seen moving: one move may go all the way to the option.
    const { left, top } = target.getBoundingClientRect();
    const over = new AbortController();
    const end = (): void => {
      over.abort();
      going.current = false;
    };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      if (Math.hypot(clientX - left - x, clientY - top - y) > DRAG) end();
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
