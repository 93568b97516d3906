import type { KeyboardEvent } from 'react';
import { useView, view } from './view-state.ts';

interface GridKeys {
  readonly ids: readonly number[];
  /** The place of the page the keyboard is at. */
  readonly at: number;
  readonly columns: number;
  /** Pages on a screenful. */
  readonly page: number;
  readonly onOpen: (id: number) => void;
  readonly onPass: () => void;
}

/** Moves about the grid by key (ARIA grid pattern). Answers whether the key was one of its own. */
export function gridKey(event: KeyboardEvent, { ids, at, columns, page, onOpen, onPass }: GridKeys): boolean {
  if (event.altKey || ids.length === 0) return false;
  const mod = event.ctrlKey || event.metaKey;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -page,
    PageDown: page,
    Home: -ids.length,
    End: ids.length,
  };
  const step = steps[event.key];
  if (step !== undefined && !(mod && event.shiftKey && event.key.startsWith('Arrow'))) {
    const to = ids[Math.min(ids.length - 1, Math.max(0, at + step))]!;
    if (event.shiftKey) view.range(ids, to, false);
    else if (mod) view.focusOn(to);
    else view.only(to);
    return true;
  }
  const focus = useView.getState().focus;
  if (focus === null) return false;
  if (event.key === 'Enter') onOpen(focus);
  else if (event.key === ' ' && mod) view.toggle(focus);
  else if (event.key === ' ') onPass();
  else if (event.key === 'Escape') view.only(focus);
  else return false;
  return true;
}
