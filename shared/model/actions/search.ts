import type { ActionSpec } from './action.ts';

/** Actions of the screen Tra cứu. Arrows and Enter are the list's own, in the search box too. */
export const searchActions = [
  { id: 'search.box', keys: 'Mod+F', menu: 'edit', screen: 'search' },
  { id: 'search.open', keys: 'Mod+Enter', menu: 'go', screen: 'search' },
  { id: 'search.next', keys: 'Alt+ArrowDown', menu: 'go', screen: 'search' },
  { id: 'search.previous', keys: 'Alt+ArrowUp', menu: 'go', screen: 'search' },
  { id: 'search.nextPlace', keys: 'F3', menu: 'go', screen: 'search' },
  { id: 'search.previousPlace', keys: 'Shift+F3', menu: 'go', screen: 'search' },
  { id: 'search.save', keys: 'Mod+S', menu: 'file', screen: 'search' },
] as const satisfies readonly ActionSpec[];
