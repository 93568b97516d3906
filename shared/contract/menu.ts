/** An entry of the application menu: `id` is an id of the table of actions, `label` a key of `text.*` in resources/strings. */
export interface MenuItemSpec {
  readonly id: string;
  readonly label: string;
  /** As Electron writes them: `CmdOrCtrl+Shift+Z`. Shown only; the window itself listens to the keys. */
  readonly accelerator?: string;
}

export type MenuEntrySpec = MenuItemSpec | 'separator';

/** One menu of the bar: `menu` is a key of `text.*`. */
export interface MenuSectionSpec {
  readonly menu: string;
  readonly items: readonly MenuEntrySpec[];
}

/** The application menu as data, made from the table of actions, so that menu, toolbar and palette agree. */
export type MenuSpec = readonly MenuSectionSpec[];
