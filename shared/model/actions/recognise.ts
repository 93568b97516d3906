import type { ActionSpec } from './action.ts';

/**
 * Actions of the screen Nhận dạng. Letters alone for what is done with every doubtful word; Enter, Tab and Escape belong to
 * the word that is being typed.
 */
export const recogniseActions = [
  { id: 'recognise.start', keys: 'Mod+Shift+R', menu: 'work', screen: 'recognise' },
  { id: 'recognise.next', keys: 'N', menu: 'go', screen: 'recognise' },
  { id: 'recognise.previous', keys: 'Shift+N', menu: 'go', screen: 'recognise' },
  { id: 'recognise.nextPage', keys: 'PageDown', menu: 'go', screen: 'recognise' },
  { id: 'recognise.previousPage', keys: 'PageUp', menu: 'go', screen: 'recognise' },
  { id: 'recognise.edit', keys: 'F2', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.confirm', keys: 'M', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.confirmPage', keys: 'Shift+M', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.join', keys: 'J', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.restore', keys: 'Backspace', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.replace', keys: 'Mod+H', menu: 'edit', screen: 'recognise' },
  { id: 'recognise.showText', keys: 'T', menu: 'view', screen: 'recognise' },
] as const satisfies readonly ActionSpec[];
