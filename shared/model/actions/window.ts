import type { ActionSpec } from './action.ts';

/** Actions of the window itself. */
export const windowActions = [
  { id: 'workspace.new', menu: 'file' },
  { id: 'workspace.open', keys: 'Mod+O', menu: 'file' },
  { id: 'workspace.close', menu: 'file' },
  { id: 'edit.undo', keys: 'Mod+Z', menu: 'edit' },
  { id: 'edit.redo', keys: 'Mod+Shift+Z', menu: 'edit' },
  { id: 'view.palette', keys: 'Mod+K', menu: 'view' },
  { id: 'view.textLarger', keys: 'Mod+=', menu: 'view' },
  { id: 'view.textSmaller', keys: 'Mod+-', menu: 'view' },
  { id: 'view.theme', menu: 'view' },
  { id: 'view.fullScreen', keys: 'F11', menu: 'view' },
  { id: 'work.stop', menu: 'work' },
  { id: 'help.shortcuts', keys: 'F1', menu: 'help' },
] as const satisfies readonly ActionSpec[];
