import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isAppError, toErrorRecord } from '../../../../shared/contract/app-error.ts';
import type { IntakeReport } from '../../../../shared/contract/reports/intake.ts';
import type { WatchedFolder } from '../../../../shared/contract/reports/page-edits.ts';
import { collectSources, type FoundSource } from '../collect-sources.ts';
import type { IntakeRun, Watch } from '../station.ts';

/** How a watch keeps time, ms. `settle`: a file is taken when size and time of change have stood still for so long. */
export interface WatchTiming {
  readonly settle: number;
  readonly poll: number;
  readonly retry: number;
}

export const WATCH_TIMING: WatchTiming = { settle: 4000, poll: 10_000, retry: 60_000 };

export interface WatchHost {
  readonly exclude: string;
  /** Whether the batch already has a file of this name and size. */
  has(batch: string, name: string, size: number): boolean;
  take(run: IntakeRun): Promise<IntakeReport>;
  /** What the list shows has changed. */
  tell(): void;
}

/** Names that copying programs and editors give to what is not finished. */
const UNFINISHED = /(^~\$|\.(part|partial|filepart|crdownload|download|tmp|temp)$|~$)/i;
/** After a sign of change the folder is looked at this soon, ms. */
const SOON = 200;

/**
 * Watches one folder and takes what is put into it. The system's signs of change only say when to look; what counts is
 * what a look finds, so that a sign that never comes (network folders) costs a few seconds and no file.
 */
export class FolderWatch {
  readonly watch: Watch;
  readonly #host: WatchHost;
  readonly #timing: WatchTiming;
  /** Files done with, as they were then; another size or time makes them new. */
  readonly #handled = new Map<string, string>();
  readonly #seen = new Map<string, { readonly mark: string; readonly since: number }>();
  readonly #counts = { taken: 0, duplicates: 0, refused: 0 };
  #state: WatchedFolder['state'] = 'watching';
  #waiting = 0;
  #error: string | null = null;
  #signs: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;
  #looking = false;
  #closed = false;

  constructor(watch: Watch, host: WatchHost, timing: WatchTiming = WATCH_TIMING) {
    this.watch = watch;
    this.#host = host;
    this.#timing = timing;
    this.#next(0);
  }

  get line(): WatchedFolder {
    return { ...this.watch, ...this.#counts, state: this.#state, waiting: this.#waiting, error: this.#error };
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#signs?.close();
    this.#signs = null;
  }

  /** It can be closed while a look is under way. */
  #isOpen(): boolean {
    return !this.#closed;
  }

  #next(delay: number): void {
    if (this.#closed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), delay);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#closed) return;
    this.#looking = true;
    const before = JSON.stringify(this.line);
    let delay = this.#timing.poll;
    try {
      const ready = await this.#ready();
      this.#state = 'watching';
      this.#listen();
      if (ready.length > 0 && this.#isOpen()) await this.#take(ready);
      if (this.#waiting > 0) delay = Math.max(50, this.#timing.settle / 2);
    } catch (error) {
      this.#signs?.close();
      this.#signs = null;
      this.#waiting = 0;
      this.#state = isAppError(error, 'disk/not-found') ? 'missing' : 'failed';
    } finally {
      this.#looking = false;
    }
    if (this.#error !== null) delay = this.#timing.retry;
    if (JSON.stringify(this.line) !== before && this.#isOpen()) this.#host.tell();
    this.#next(delay);
  }

  /** The files that have stood still long enough, with how they were then. */
  async #ready(): Promise<[FoundSource, string][]> {
    const { found } = await collectSources([this.watch.path], { exclude: this.#host.exclude });
    const ready: [FoundSource, string][] = [];
    this.#waiting = 0;
    for (const source of found) {
      if (source.problem || UNFINISHED.test(basename(source.name))) continue;
      const facts = await stat(source.path).catch(() => null);
      if (!facts) continue;
      const mark = `${facts.size}:${facts.mtimeMs}`;
      if (this.#handled.get(source.name) === mark) continue;
      if (!this.#handled.has(source.name) && this.#host.has(this.watch.batch, source.name, facts.size)) {
        this.#handled.set(source.name, mark);
        continue;
      }
      if (await this.#isStill(source, mark, facts.size)) ready.push([source, mark]);
      else this.#waiting += 1;
    }
    return ready;
  }

  async #isStill({ name, path }: FoundSource, mark: string, size: number): Promise<boolean> {
    const now = Date.now();
    const seen = this.#seen.get(name);
    if (seen?.mark !== mark) {
      this.#seen.set(name, { mark, since: now });
      return false;
    }
    return size > 0 && now - seen.since >= this.#timing.settle && (await canBeRead(path));
  }

  async #take(ready: readonly [FoundSource, string][]): Promise<void> {
    const { path, batch } = this.watch;
    try {
      const report = await this.#host.take({ paths: [path], batch, only: ready.map(([{ name }]) => name) });
      this.#counts.taken += report.taken + report.already.length;
      this.#counts.duplicates += report.duplicates.length;
      this.#counts.refused += report.refused.length;
      this.#error = null;
      for (const [{ name }, mark] of ready) {
        this.#handled.set(name, mark);
        this.#seen.delete(name);
      }
    } catch (error) {
      this.#error = toErrorRecord(error).code;
    }
  }

  #listen(): void {
    if (this.#signs || this.#closed) return;
    try {
      this.#signs = watchFolder(this.watch.path, { recursive: true, persistent: false }, () => {
        if (!this.#looking && this.#error === null) this.#next(SOON);
      });
      this.#signs.on('error', () => {
        this.#signs?.close();
        this.#signs = null;
      });
    } catch {
      // Some file systems give no signs: the regular look finds what is new.
    }
  }
}

/** Windows lets nobody read what another program is still writing. */
async function canBeRead(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.close();
  return handle !== null;
}
