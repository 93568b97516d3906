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

/** A level of the tree of records. */
type Level = 'fonds' | 'inventory' | 'file' | 'document';
type Ask<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * What each screen can be asked to show: ids of records, codes of files. One table for those who ask and the screen that answers,
 * so that a name only one of them knows is an error of types.
 */
export interface ScreenParams {
  /** A page on the desk, whichever batch it is in; or a batch by its name. */
  readonly digitise: Ask<{ readonly page: number; readonly batch: string }>;
  readonly recognise: Ask<{ readonly page: number; readonly batch: string }>;
  /**
   * A record by level and id, a document by its id, or a file by its code; with `field` that field has the focus, with `page` that
   * page lies beside it. A batch alone: to be cut into documents.
   */
  readonly form: Ask<{
    readonly level: Level;
    readonly id: number;
    readonly document: number;
    readonly file: string;
    readonly field: string;
    readonly page: number;
    readonly batch: string;
  }>;
  readonly appraise: Ask<{ readonly file: string }>;
  readonly check: Ask<{ readonly file: string }>;
  readonly handover: Nothing;
  readonly receive: Nothing;
  readonly search: Nothing;
  readonly overview: Nothing;
  readonly journal: Nothing;
  /** One of the parts. */
  readonly settings: Ask<{ readonly part: SettingsPart }>;
}
type Nothing = Readonly<Record<string, never>>;

/** Parts of the settings, in their order; text key of the name: `settings.<part>`. */
export const SETTINGS_PARTS = ['preferences', 'users', 'backup', 'keys', 'trust', 'agency'] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];
