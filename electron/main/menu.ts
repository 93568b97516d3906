import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Menu } from 'electron';
import type { MenuSpec } from '../../shared/contract/menu.ts';
import type { Language } from '../../shared/contract/shell.ts';
import { installedPath } from './installed-files.ts';
import { menuTemplate } from './menu-template.ts';
import type { PreferenceStore } from './preference-store.ts';

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

/** Words of one language by key; the key itself where one is missing, which a test rules out. */
function words(language: Language): (key: string) => string {
  const folder = installedPath('resources', 'strings', language);
  const text: Record<string, string> = {};
  for (const name of readdirSync(folder))
    Object.assign(text, (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text?: object }).text);
  return (key) => text[key] ?? key;
}
