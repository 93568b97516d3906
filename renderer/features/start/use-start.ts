import { create } from 'zustand';

/** What the start screen shows: the choices, the steps to a new workspace, bringing a backup back, or checking a package. */
export type StartView = 'home' | 'new' | 'restore' | 'verify';

export const useStart = create<{ readonly view: StartView }>(() => ({ view: 'home' }));

export function showStart(view: StartView): void {
  useStart.setState({ view });
}
