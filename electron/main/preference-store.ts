import { AppError } from '../../shared/contract/app-error.ts';
import { PreferenceChange, Preferences } from '../../shared/contract/shell.ts';
import { readJson, writeJson } from './json-file.ts';

/** Most workspaces remembered. */
const RECENT = 20;

/** Most key files remembered. */
const KEYS = 10;

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

  /**
   * Changes the fields given, tells who listens and writes them to the disk. Throws `disk/write-failed` when that fails; they
   * then hold until the program ends.
   */
  set(change: Partial<Preferences>): Preferences {
    this.#now = Preferences.parse({ ...this.#now, ...change });
    for (const listener of this.#listeners) listener(this.#now);
    try {
      writeJson(this.#path, this.#now);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new AppError('disk/write-failed', { path: this.#path, reason }, { cause: error });
    }
    return this.#now;
  }

  /** Puts a workspace at the head of those opened before. Never fails: opening it matters more than the list. */
  remember(root: string): void {
    try {
      this.set({ recent: [root, ...this.#now.recent.filter((one) => one !== root)].slice(0, RECENT) });
    } catch {
      // It is remembered until the program ends.
    }
  }

  /** Puts a key file at the head of those chosen before, or forgets it. Never fails. */
  rememberKey(path: string, keep: boolean): void {
    const others = this.#now.keys.filter((one) => one !== path);
    try {
      this.set({ keys: (keep ? [path, ...others] : others).slice(0, KEYS) });
    } catch {
      // It is remembered until the program ends.
    }
  }

  onChange(listener: (now: Preferences) => void): void {
    this.#listeners.push(listener);
  }
}

/** Each field by itself, so that one damaged value does not cost the others. */
function tolerant(found: unknown): Preferences {
  const fields: [string, unknown][] = typeof found === 'object' && found !== null ? Object.entries(found) : [];
  const good = fields.filter(([key, value]) => PreferenceChange.safeParse({ [key]: value }).success);
  return Preferences.parse(Object.fromEntries(good));
}
