import type { ActionSpec } from './action.ts';

/** Actions of the screen Lập hồ sơ. Function keys work while a field is being typed. */
export const formActions = [
  { id: 'form.newFonds', menu: 'file', screen: 'form' },
  { id: 'form.newInventory', menu: 'file', screen: 'form' },
  { id: 'form.newFile', keys: 'Mod+Shift+F', menu: 'file', screen: 'form' },
  { id: 'form.newDocument', keys: 'Mod+Shift+D', menu: 'file', screen: 'form' },
  { id: 'form.rename', keys: 'F2', menu: 'edit', screen: 'form' },
  { id: 'form.carry', keys: 'X', menu: 'edit', screen: 'form' },
  { id: 'form.put', keys: 'V', menu: 'edit', screen: 'form' },
  { id: 'form.up', keys: 'Alt+ArrowUp', menu: 'edit', screen: 'form' },
  { id: 'form.down', keys: 'Alt+ArrowDown', menu: 'edit', screen: 'form' },
  { id: 'form.join', keys: 'J', menu: 'edit', screen: 'form' },
  { id: 'form.delete', keys: 'Delete', menu: 'edit', screen: 'form' },
  { id: 'form.take', keys: 'F4', menu: 'work', screen: 'form' },
  { id: 'form.takeAll', keys: 'Shift+F4', menu: 'work', screen: 'form' },
  { id: 'form.nextOpen', keys: 'F8', menu: 'go', screen: 'form' },
  { id: 'form.next', keys: 'F7', menu: 'go', screen: 'form' },
  { id: 'form.previous', keys: 'Shift+F7', menu: 'go', screen: 'form' },
  { id: 'form.cut', keys: 'F6', menu: 'work', screen: 'form' },
  { id: 'form.markFirst', keys: 'M', menu: 'work', screen: 'form' },
  { id: 'form.markNotFirst', keys: 'N', menu: 'work', screen: 'form' },
  { id: 'form.unmark', keys: 'U', menu: 'work', screen: 'form' },
  { id: 'form.applyCut', keys: 'Mod+Enter', menu: 'work', screen: 'form' },
  { id: 'form.printSeparators', menu: 'file', screen: 'form' },
  { id: 'form.import', keys: 'Mod+I', menu: 'file', screen: 'form' },
  { id: 'form.export', keys: 'Mod+E', menu: 'file', screen: 'form' },
] as const satisfies readonly ActionSpec[];
