import type { ActionSpec } from './action.ts';

/**
 * Actions of the screen Số hóa. Those used on every page have a letter alone; arrows, Enter, Space (passed) and Escape are
 * the grid's and the page's own.
 */
export const digitiseActions = [
  { id: 'digitise.addFiles', keys: 'Mod+I', menu: 'file', screen: 'digitise' },
  { id: 'digitise.addFolder', keys: 'Mod+Shift+I', menu: 'file', screen: 'digitise' },
  { id: 'digitise.watch', menu: 'file', screen: 'digitise' },
  { id: 'digitise.bringRescans', menu: 'file', screen: 'digitise' },
  { id: 'digitise.selectAll', keys: 'Mod+A', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.turnLeft', keys: 'L', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.turnRight', keys: 'R', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.turnHalf', keys: 'Shift+R', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.level', keys: 'N', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.crop', keys: 'C', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.split', keys: 'D', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.join', keys: 'Shift+D', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.resetFound', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.resetScan', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.moveBack', keys: 'Alt+ArrowLeft', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.moveOn', keys: 'Alt+ArrowRight', menu: 'edit', screen: 'digitise' },
  { id: 'digitise.pass', keys: 'P', menu: 'work', screen: 'digitise' },
  { id: 'digitise.rescan', keys: 'F', menu: 'work', screen: 'digitise' },
  { id: 'digitise.replace', keys: 'Shift+F', menu: 'work', screen: 'digitise' },
  { id: 'digitise.rescans', menu: 'work', screen: 'digitise' },
  { id: 'digitise.unjudge', keys: 'U', menu: 'work', screen: 'digitise' },
  { id: 'digitise.blank', keys: 'B', menu: 'work', screen: 'digitise' },
  { id: 'digitise.check', keys: 'Mod+Shift+K', menu: 'work', screen: 'digitise' },
  { id: 'digitise.sample', menu: 'work', screen: 'digitise' },
  { id: 'digitise.nextOpen', keys: 'J', menu: 'go', screen: 'digitise' },
  { id: 'digitise.compare', keys: 'X', menu: 'view', screen: 'digitise' },
  { id: 'digitise.larger', keys: 'Mod+Shift+ArrowUp', menu: 'view', screen: 'digitise' },
  { id: 'digitise.smaller', keys: 'Mod+Shift+ArrowDown', menu: 'view', screen: 'digitise' },
] as const satisfies readonly ActionSpec[];
