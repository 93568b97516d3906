import { create } from 'zustand';
import { Preferences } from '../../shared/contract/shell.ts';
import { shell } from '../bridge/index.ts';

interface PreferenceStore {
  readonly preferences: Preferences;
  readonly load: () => Promise<void>;
  /** Takes effect at once; what cannot be written is only not remembered. */
  readonly set: (change: Partial<Preferences>) => void;
}

export const usePreferences = create<PreferenceStore>((set, get) => ({
  preferences: Preferences.parse({}),
  load: async () => set({ preferences: await shell('preferences/get', {}) }),
  set: (change) => {
    set({ preferences: { ...get().preferences, ...change } });
    void shell('preferences/set', change).catch(() => undefined);
  },
}));

/** A view state that comes back at the next start: a panel's size, a chosen column. `key` is unique in the window. */
export function useStored<T>(key: string, initial: T): [T, (value: T) => void] {
  const stored = usePreferences((state) => state.preferences.view[key]);
  const value = typeof stored === typeof initial ? (stored as T) : initial;
  const save = (next: T): void => {
    const { preferences, set } = usePreferences.getState();
    set({ view: { ...preferences.view, [key]: next } });
  };
  return [value, save];
}
