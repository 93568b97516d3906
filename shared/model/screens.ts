/** The screens of the window, in the order of the work; text key of the name: `screen.<id>`. */
export const SCREENS = [
  { id: 'digitise', group: 'work', keys: 'Mod+1' },
  { id: 'recognise', group: 'work', keys: 'Mod+2' },
  { id: 'form', group: 'work', keys: 'Mod+3' },
  { id: 'appraise', group: 'work', keys: 'Mod+4' },
  { id: 'check', group: 'work', keys: 'Mod+5' },
  { id: 'handover', group: 'work', keys: 'Mod+6' },
  { id: 'receive', group: 'look', keys: 'Mod+7' },
  { id: 'search', group: 'look', keys: 'Mod+8' },
  { id: 'overview', group: 'look', keys: 'Mod+9' },
  { id: 'journal', group: 'station', keys: 'Mod+0' },
  { id: 'settings', group: 'station', keys: 'Mod+,' },
] as const;
export type ScreenId = (typeof SCREENS)[number]['id'];
