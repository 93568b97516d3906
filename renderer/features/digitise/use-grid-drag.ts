import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { view } from './view-state.ts';

interface GridDrag {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly ids: readonly number[];
  readonly selected: ReadonlySet<number>;
  readonly onMove: ((ids: readonly number[], before: number | null) => void) | null;
  readonly onOpen: (id: number) => void;
}

/** A press becomes a drag after so many px. */
const SLACK = 6;
/** Near the edge the grid scrolls by itself: within so many px, by so many px a step. */
const EDGE = 48;
const SCROLL = 18;

const idAt = (target: EventTarget | null): number | null => {
  const cell = (target as HTMLElement | null)?.closest<HTMLElement>('[data-id]');
  return cell ? Number(cell.dataset['id']) : null;
};

/**
 * Choosing pages by press (with Shift a range, with Ctrl one more) and dragging them to another place of the batch.
 * `before`: the page before which they would be put, for the mark in the grid; -1 means the end.
 */
export function useGridDrag({ scroller, ids, selected, onMove, onOpen }: GridDrag) {
  const press = useRef<{ id: number; x: number; y: number; plain: boolean } | null>(null);
  const [moving, setMoving] = useState(false);
  const [before, setBefore] = useState<number | null>(null);

  const end = (): void => {
    press.current = null;
    setMoving(false);
    setBefore(null);
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    const id = idAt(event.target);
    if (event.button !== 0 || id === null) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.shiftKey) view.range(ids, id, mod);
    else if (mod) view.toggle(id);
    else if (!selected.has(id)) view.only(id);
    press.current = { id, x: event.clientX, y: event.clientY, plain: !event.shiftKey && !mod };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const start = press.current;
    const grid = scroller.current;
    if (!start?.plain || !onMove || !grid) return;
    if (!moving) {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < SLACK) return;
      grid.setPointerCapture(event.pointerId);
      setMoving(true);
    }
    const { top, bottom } = grid.getBoundingClientRect();
    if (event.clientY < top + EDGE) grid.scrollBy(0, -SCROLL);
    if (event.clientY > bottom - EDGE) grid.scrollBy(0, SCROLL);
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-id]');
    if (!under) return;
    const id = Number(under.dataset['id']);
    const { left, width } = under.getBoundingClientRect();
    const next = event.clientX < left + width / 2 ? id : ids[ids.indexOf(id) + 1];
    setBefore(next ?? -1);
  };
  const up = (event: PointerEvent<HTMLDivElement>): void => {
    const start = press.current;
    if (moving && before !== null) onMove?.([...selected], before === -1 ? null : before);
    else if (start?.plain && idAt(event.target) === start.id) view.only(start.id);
    end();
  };
  return {
    moving,
    before,
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: end,
      onDoubleClick: (event: { target: EventTarget }) => {
        const id = idAt(event.target);
        if (id !== null) onOpen(id);
      },
    },
  };
}
