import { create } from 'zustand';
import type { ScreenId } from '../../shared/model/screens.ts';

/** What a screen is asked to show: ids of records, read by the screen itself. */
export type ScreenParams = Readonly<Record<string, string | number | boolean | undefined>>;

interface Navigation {
  readonly screen: ScreenId;
  readonly params: ScreenParams;
  /** Shows a screen; `params` stay with it until it is shown with others. */
  readonly go: (screen: ScreenId, params?: ScreenParams) => void;
}

export const useNavigation = create<Navigation>((set) => ({
  screen: 'digitise',
  params: {},
  go: (screen, params = {}) => set({ screen, params }),
}));
