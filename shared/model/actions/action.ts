import type { ScreenId } from '../screens.ts';

export const MENUS = ['file', 'edit', 'view', 'go', 'work', 'help'] as const;
export type MenuId = (typeof MENUS)[number];

/**
 * An action of the window, as data: menu, toolbar, shortcut list and command palette all read this; the window binds what
 * it does to its id. Its name is the text `action.<id>`.
 * - `keys`: as `Mod+Shift+O`, `F2`, `Delete`, `R`; Mod is Ctrl, on macOS ⌘. Single letters work only where no text is typed.
 * - `menu`: the menu it stands in; none when left out.
 * - `screen`: the screen it belongs to; everywhere when left out.
 */
export interface ActionSpec {
  readonly id: string;
  readonly keys?: string;
  readonly menu?: MenuId;
  readonly screen?: ScreenId;
}
