import type { ScreenId, ScreenParams } from '../../shared/model/screens.ts';
import { createWorkspaceStore } from './workspace-store.ts';

/** A screen and what it is asked to show. */
export type Place<S extends ScreenId = ScreenId> = {
  readonly [T in S]: { readonly screen: T; readonly params: ScreenParams[T] };
}[S];

interface Navigation {
  readonly place: Place;
}

const useStore = createWorkspaceStore<Navigation>(() => ({ place: { screen: 'digitise', params: {} } }));

/** Shows a screen; `params` stay with it until it is shown with others. */
export function go<S extends ScreenId>(screen: S, params: ScreenParams[S] = {}): void {
  useStore.setState({ place: { screen, params } as Place });
}

/** Shows a place that was kept for later: where work was begun. */
export function goBackTo(place: Place): void {
  useStore.setState({ place });
}

/** The screen shown right now, for what happens outside of drawing. */
export function shownScreen(): ScreenId {
  return useStore.getState().place.screen;
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
