import { nativeTheme } from 'electron';
import { Preferences } from '../../shared/contract/shell.ts';
import { readJson, writeJson } from './json-file.ts';
import { userDataFile } from './user-data.ts';

/** Most workspaces remembered. */
const RECENT = 20;

/** What belongs to this person and PC. Reading never fails: a field that is missing or makes no sense has its default. */
export class PreferenceStore {
  readonly #path: string;
  readonly #listeners: ((now: Preferences) => void)[] = [];
  #now: Preferences;

  constructor(path: string) {
    this.#path = path;
    this.#now = tolerant(readJson(path));
  }

  get(): Preferences {
    return this.#now;
  }

  /** Changes the fields given, writes them to the disk and tells who listens. */
  set(change: Partial<Preferences>): Preferences {
    this.#now = Preferences.parse({ ...this.#now, ...change });
    writeJson(this.#path, this.#now);
    for (const listener of this.#listeners) listener(this.#now);
    return this.#now;
  }

  /** Puts a workspace at the head of those opened before. */
  remember(root: string): void {
    this.set({ recent: [root, ...this.#now.recent.filter((one) => one !== root)].slice(0, RECENT) });
  }

  onChange(listener: (now: Preferences) => void): void {
    this.#listeners.push(listener);
  }
}

/** The preferences of this person; the theme chosen is the window's from the first paint on. */
export function openPreferences(): PreferenceStore {
  const store = new PreferenceStore(userDataFile('preferences.json'));
  const follow = ({ theme }: Preferences) => (nativeTheme.themeSource = theme);
  follow(store.get());
  store.onChange(follow);
  return store;
}

/** Each field by itself, so that one damaged value does not cost the others. */
function tolerant(found: unknown): Preferences {
  const fields: [string, unknown][] = typeof found === 'object' && found !== null ? Object.entries(found) : [];
  const good = fields.filter(([key, value]) => Preferences.partial().safeParse({ [key]: value }).success);
  return Preferences.parse(Object.fromEntries(good));
}
