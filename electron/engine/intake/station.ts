import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurable } from '../base/durable-file.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** What an intake was asked for: paths of this PC. */
export const IntakeRun = z.object({
  paths: z.array(z.string()),
  batch: z.string(),
  only: z.array(z.string()).optional(),
  rescan: z.boolean().optional(),
});
export type IntakeRun = z.infer<typeof IntakeRun>;

const Watch = z.object({ id: z.string(), path: z.string(), batch: z.string() });
export type Watch = z.infer<typeof Watch>;

/**
 * What belongs to the workspace on this PC only: folders that are watched, and the intakes not finished, by the digest
 * their job bears. It stands in a file of its own beside the database, which holds no path of any PC.
 */
const Station = z.object({
  watched: z.array(Watch).default([]),
  runs: z.record(z.string(), IntakeRun).default({}),
});
export type Station = z.infer<typeof Station>;

/** Changes follow one another, or one would write over the other. By the open database: see WatchKeeper. */
const turns = new WeakMap<Database, Promise<unknown>>();

/** Reads it; empty when there is none or it cannot be read: nothing of the records hangs on it. */
export async function readStation(ws: Workspace): Promise<Station> {
  try {
    return Station.parse(JSON.parse(await readFile(fileOf(ws), 'utf8')));
  } catch {
    return Station.parse({});
  }
}

/** Changes it; the file appears whole. Errors `disk/*`. */
export async function changeStation(ws: Workspace, next: (station: Station) => Station): Promise<Station> {
  const before = turns.get(ws.db) ?? Promise.resolve();
  const turn = before.then(async () => {
    const station = next(await readStation(ws));
    await writeDurable(fileOf(ws), `${JSON.stringify(station, null, 2)}\n`, { scratch: ws.paths.scratch });
    return station;
  });
  turns.set(
    ws.db,
    turn.catch(() => undefined),
  );
  return turn;
}

function fileOf(ws: Workspace): string {
  return join(ws.paths.root, 'station.json');
}
