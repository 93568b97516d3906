import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { IntakeReport } from '../../../../shared/contract/reports/intake.ts';
import type { WatchedFolder } from '../../../../shared/contract/reports/page-edits.ts';
import type { Database } from '../../db/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { changeStation, readStation, type IntakeRun } from '../station.ts';
import { IntakeStore } from '../store.ts';
import { FolderWatch, WATCH_TIMING, type WatchHost, type WatchTiming } from './folder-watch.ts';

/** What the watches of a workspace need of the session: it runs intakes in its line of long work. */
export interface KeeperHost {
  take(run: IntakeRun): Promise<IntakeReport>;
  tell(): void;
}

/** By the open database: the workspace's object is another one for each person who signs in. */
const keepers = new WeakMap<Database, WatchKeeper>();

/** The watches of an open workspace. Throws `intake/no-watches` where nobody keeps any (the command line). */
export function watchesOf(ws: Workspace): WatchKeeper {
  const keeper = keepers.get(ws.db);
  if (!keeper) throw new AppError('intake/no-watches');
  return keeper;
}

/** Keeps the watched folders of a workspace for as long as it is open; they are remembered beside it (station.ts). */
export class WatchKeeper {
  readonly #ws: Workspace;
  readonly #host: WatchHost;
  readonly #timing: WatchTiming;
  #watches: readonly FolderWatch[] = [];
  #closed = false;

  constructor(ws: Workspace, host: KeeperHost, timing: WatchTiming = WATCH_TIMING) {
    this.#ws = ws;
    this.#timing = timing;
    const store = new IntakeStore(ws.db);
    this.#host = {
      take: (run) => host.take(run),
      tell: () => host.tell(),
      exclude: ws.paths.root,
      has: (batch, name, size) => {
        const batchId = store.batchId(batch);
        const row = batchId === null ? undefined : store.byName(batchId, name);
        return row !== undefined && row.outcome !== 'refused' && row.size === size;
      },
    };
    keepers.set(ws.db, this);
  }

  /** Goes on with the folders watched before. */
  async start(): Promise<void> {
    const { watched } = await readStation(this.#ws);
    if (!this.#closed) this.#watches = watched.map((watch) => new FolderWatch(watch, this.#host, this.#timing));
  }

  list(): WatchedFolder[] {
    return this.#watches.map(({ line }) => line);
  }

  /** Watches one more folder. Throws `disk/not-found`, `intake/watch-inside`, `intake/watched-already`. */
  async add(path: string, batch: string): Promise<WatchedFolder[]> {
    const folder = resolve(path);
    const facts = await stat(folder).catch(() => null);
    if (!facts?.isDirectory()) throw new AppError('disk/not-found', { path: folder });
    const [real, root] = await Promise.all([realpath(folder), realpath(this.#ws.paths.root)]);
    if (isInside(real, root)) throw new AppError('intake/watch-inside', { path: folder });
    if (this.#watches.some(({ watch }) => isInside(folder, watch.path) || isInside(watch.path, folder)))
      throw new AppError('intake/watched-already', { path: folder });
    const watch = { id: randomUUID(), path: folder, batch: batch.normalize('NFC').trim() };
    await changeStation(this.#ws, (station) => ({ ...station, watched: [...station.watched, watch] }));
    if (!this.#closed) this.#watches = [...this.#watches, new FolderWatch(watch, this.#host, this.#timing)];
    return this.list();
  }

  /** Stops watching a folder; what was taken from it stays. */
  async remove(id: string): Promise<WatchedFolder[]> {
    await changeStation(this.#ws, (station) => ({
      ...station,
      watched: station.watched.filter((watch) => watch.id !== id),
    }));
    this.#watches.find(({ watch }) => watch.id === id)?.close();
    this.#watches = this.#watches.filter(({ watch }) => watch.id !== id);
    return this.list();
  }

  close(): void {
    this.#closed = true;
    for (const watch of this.#watches) watch.close();
    this.#watches = [];
    keepers.delete(this.#ws.db);
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
