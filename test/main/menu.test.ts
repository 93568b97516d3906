import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPLICATION_MENU } from '../../electron/main/menu-spec.ts';
import { menuTemplate } from '../../electron/main/menu-template.ts';

describe('the application menu', () => {
  it('tells the window the id of the action chosen, and leaves the keys to it', () => {
    const chosen: string[] = [];
    const spec = [
      { menu: 'menu.file', items: [{ id: 'a.b', label: 'action.a.b', accelerator: 'CmdOrCtrl+B' }, 'separator'] },
    ] as const;
    const menus = menuTemplate(
      spec,
      (key) => `<${key}>`,
      (id) => chosen.push(id),
    );
    const menu = menus.find(({ label }) => label === '<menu.file>');
    const [first, second] = menu?.submenu as { click?: () => void }[];
    expect(first).toMatchObject({
      id: 'a.b',
      label: '<action.a.b>',
      accelerator: 'CmdOrCtrl+B',
      registerAccelerator: false,
    });
    expect(second).toEqual({ type: 'separator' });
    first?.click?.();
    expect(chosen).toEqual(['a.b']);
  });

  it.each(['vi', 'en'])('has a word for each menu and entry in %s', (language) => {
    const folder = join(import.meta.dirname, '../../resources/strings', language);
    const text = Object.assign(
      {},
      ...readdirSync(folder).map(
        (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: object }).text,
      ),
    ) as Record<string, string>;
    const keys = APPLICATION_MENU.flatMap(({ menu, items }) => [
      menu,
      ...items.map((item) => (item === 'separator' ? menu : item.label)),
    ]);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => text[key] === undefined)).toEqual([]);
  });
});
