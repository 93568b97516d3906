import { SCREENS, type ScreenId, type ScreenParams } from '../../shared/model/screens.ts';
import { usePreferences } from './preferences.ts';
import { createWorkspaceStore, enteredWorkspace } from './workspace-store.ts';

/** A screen and what it is asked to show. */
type Place<S extends ScreenId = ScreenId> = {
  readonly [T in S]: { readonly screen: T; readonly params: ScreenParams[T] };
}[S];

interface Navigation {
  readonly place: Place;
}

const useStore = createWorkspaceStore<Navigation>(() => ({ place: { screen: 'digitise', params: {} } }));

/** Shows a screen; `params` stay with it until it is shown with others. */
export function go<S extends ScreenId>(screen: S, params: ScreenParams[S] = {}): void {
  useStore.setState({ place: { screen, params } as Place });
  remember(screen);
}

/** Shows the screen on which the workspace was left, when the window comes to it again. */
export function comeBack(workspace: string): void {
  const screen = SCREENS.find(({ id }) => id === left()[workspace])?.id;
  if (screen !== undefined && screen !== useStore.getState().place.screen)
    useStore.setState({ place: { screen, params: {} } as Place });
}

const LEFT = 'screens';

/** Workspaces whose screen is remembered, those used last. */
const MOST = 20;

/** Id of a workspace → its screen. */
function left(): Readonly<Record<string, unknown>> {
  const kept = usePreferences.getState().preferences.view[LEFT];
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
}

function remember(screen: ScreenId): void {
  const workspace = enteredWorkspace();
  if (workspace === null || left()[workspace] === screen) return;
  const others = Object.entries(left()).filter(([id]) => id !== workspace);
  const { preferences, set } = usePreferences.getState();
  set({
    view: { ...preferences.view, [LEFT]: Object.fromEntries([...others.slice(1 - MOST), [workspace, screen]]) },
  });
}

/** The screen that is shown. */
export function useScreen(): ScreenId {
  return useStore(({ place }) => place.screen);
}

/** What a screen has been asked to show; nothing while another is shown. */
export function useAsked<S extends ScreenId>(screen: S): ScreenParams[S] {
  return useStore(({ place }) => (place.screen === screen ? (place.params as ScreenParams[S]) : NOTHING));
}

const NOTHING = {};
