import { SCREENS, type ScreenId } from '../../shared/model/screens.ts';
import { go } from './navigation.ts';
import { usePreferences } from './preferences.ts';

const KEY = 'screens';

/** Workspaces whose screen is remembered, those used last. */
const MOST = 20;

/** Remembers the screen of a workspace for the next time it is opened. */
export function leaveOn(workspace: string, screen: ScreenId): void {
  if (left()[workspace] === screen) return;
  const others = Object.entries(left()).filter(([id]) => id !== workspace);
  const { preferences, set } = usePreferences.getState();
  set({ view: { ...preferences.view, [KEY]: Object.fromEntries([...others.slice(1 - MOST), [workspace, screen]]) } });
}

/** Shows the screen on which the workspace was left. */
export function comeBack(workspace: string): void {
  const screen = SCREENS.find(({ id }) => id === left()[workspace])?.id;
  if (screen !== undefined) go(screen);
}

/** Id of a workspace → its screen. */
function left(): Readonly<Record<string, unknown>> {
  const kept = usePreferences.getState().preferences.view[KEY];
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}
