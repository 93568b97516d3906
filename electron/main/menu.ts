import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuEntrySpec, MenuSpec } from '../../shared/contract/menu.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { installedPath } from './installed-files.ts';
import type { PreferenceStore } from './preferences.ts';

/** Puts the application menu there, in the person's language; `choose` gets the id of the action chosen. */
export function setupMenu(spec: MenuSpec, preferences: PreferenceStore, choose: (id: string) => void): void {
  let shown: Language | null = null;
  const show = (language: Language) => {
    if (language === shown) return;
    shown = language;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(spec, words(language), choose)));
  };
  show(preferences.get().language);
  preferences.onChange(({ language }) => show(language));
}

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

/** Words of one language by key; the key itself where one is missing, which a test rules out. */
function words(language: Language): (key: string) => string {
  const folder = installedPath('resources', 'strings', language);
  const text: Record<string, string> = {};
  for (const name of readdirSync(folder))
    Object.assign(text, (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text?: object }).text);
  return (key) => text[key] ?? key;
}
