import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntrySpec, MenuSpec } from '../../shared/contract/menu.ts';

/** The menu as Electron wants it. */
export function menuTemplate(
  spec: MenuSpec,
  text: (key: string) => string,
  choose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const entry = (one: MenuEntrySpec): MenuItemConstructorOptions =>
    one === 'separator'
      ? { type: 'separator' }
      : {
          id: one.id,
          label: text(one.label),
          click: () => choose(one.id),
          // The window listens to the keys itself, where it knows what is focused; here they are only shown.
          ...(one.accelerator === undefined ? {} : { accelerator: one.accelerator, registerAccelerator: false }),
        };
  const sections = spec.map(({ menu, items }) => ({ label: text(menu), submenu: items.map(entry) }));
  // macOS keeps the first menu for the program itself and gives text fields their keys through these roles only.
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, ...sections, { role: 'windowMenu' }] : sections;
}
