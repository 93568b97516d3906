import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/contract/shell.ts';
import { PreferenceStore } from './preference-store.ts';
import { userDataFile } from './user-data.ts';

/** The preferences of this person; the theme chosen is the window's from the first paint on. */
export function openPreferences(): PreferenceStore {
  const store = new PreferenceStore(userDataFile('preferences.json'));
  const follow = ({ theme }: Preferences) => (nativeTheme.themeSource = theme);
  follow(store.get());
  store.onChange(follow);
  return store;
}
