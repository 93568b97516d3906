import type { MenuSpec } from '../../shared/contract/menu.ts';
import { ACTIONS, MENUS, type ActionSpec } from '../../shared/model/actions/index.ts';

/** The application menu, made from the one table of actions; menus without an action are left out. */
export const APPLICATION_MENU: MenuSpec = MENUS.map((menu) => ({
  menu: `menu.${menu}`,
  items: ACTIONS.filter((action) => action.menu === menu).map(item),
})).filter(({ items }) => items.length > 0);

function item({ id, keys }: ActionSpec): MenuSpec[number]['items'][number] {
  const label = `action.${id}`;
  return keys === undefined ? { id, label } : { id, label, accelerator: keys.replace(/^Mod\b/, 'CmdOrCtrl') };
}
