import type { MenuLine } from '../messages.ts';
import { link } from './link.ts';

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

/** A menu nobody sees: its entries can be asked for and chosen. */
export class Menu {
  static current: Menu | null = null;
  readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }
  static buildFromTemplate(items: readonly Item[]): Menu {
    return new Menu(items);
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.current = menu;
  }
}

function entries(): { menu: string; item: Item }[] {
  return (Menu.current?.items ?? []).flatMap(({ label = '', submenu = [] }) =>
    submenu.map((item) => ({ menu: label, item })),
  );
}

link.on('menu', (): MenuLine[] =>
  entries()
    .filter(({ item }) => item.id !== undefined)
    .map(({ menu, item }) => ({
      id: item.id ?? '',
      menu,
      label: item.label ?? '',
      accelerator: item.accelerator ?? null,
    })),
);

link.on('choose', (id: string) => {
  const chosen = entries().find(({ item }) => item.id === id);
  if (chosen === undefined) throw new Error(`the menu has no entry ${id}`);
  chosen.item.click?.();
});
