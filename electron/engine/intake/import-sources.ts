import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { AppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import { isoVietnam } from '../base/clock.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { runJob } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { collectSources, type FoundSource, type Listing } from './collect-sources.ts';
import { forecastRoom } from './forecast-room.ts';
import { requireBatch } from './known-batch.ts';
import { reportRun, type IntakeReport } from './report-run.ts';
import { changeStation, readStation } from './station.ts';
import { IntakeStore } from './store.ts';
import { takeSource } from './take-source.ts';

export interface IntakeRequest {
  /** Files and folders to take in. */
  readonly paths: readonly string[];
  /** Name of the batch (đợt số hóa); made when it is new. */
  readonly batch: string;
  /** Of what is found, only these names (as the listing gives them): what a watched folder has that is finished. */
  readonly only?: readonly string[];
  /** These are pages scanned again: what is for none of the pages that wait for it is refused, nothing becomes a new page. */
  readonly rescan?: boolean | undefined;
}

const MAX_BATCH_NAME = 200;

/**
 * Takes files and folders into a batch. Each file's bytes are kept under their SHA-256 before anything looks at them;
 * what cannot be used is refused by name and the rest goes on. Killed or cancelled at any moment, the same request goes
 * on where it stopped; given again when finished, it adds nothing twice and tries refused files anew.
 *
 * Throws `usage/invalid-input`, `disk/not-found` for a path that is not there, `intake/nothing-found`, `intake/no-room`
 * before anything is copied, `disk/full` and the like (resumable), `internal/cancelled`, and `count/mismatch` with the
 * names should received ≠ taken + taken before + duplicate + refused, or pages or masters not be where the rows say.
 */
export async function importSources(ws: Workspace, request: IntakeRequest, task: Task): Promise<IntakeReport> {
  const batch = request.batch.normalize('NFC').trim();
  if (batch === '' || batch.length > MAX_BATCH_NAME) throw new AppError('usage/invalid-input', { detail: 'batch' });
  const paths = request.paths.map((path) => resolve(path));
  if (paths.length === 0) throw new AppError('usage/invalid-input', { detail: 'paths' });

  const listing = chosen(await collectSources(paths, { exclude: ws.paths.root, signal: task.signal }), request.only);
  throwIfCancelled(task.signal);
  if (listing.found.length === 0) throw new AppError('intake/nothing-found', { path: paths.join(', ') });
  const store = new IntakeStore(ws.db);
  // Rescans are for a batch that is there.
  if (request.rescan) requireBatch(ws.db, batch);
  const known = store.batchId(batch);
  // A name stands in lists, a line each.
  if (known === null && /\p{Cc}/u.test(batch)) throw new AppError('usage/invalid-input', { detail: 'batch' });
  const batchId = known ?? addBatch(ws, store, batch);
  const isNew = ({ name }: FoundSource): boolean => (store.byName(batchId, name)?.outcome ?? 'refused') === 'refused';
  await forecastRoom(
    ws.paths.root,
    listing.found.filter(isNew).reduce((sum, source) => sum + source.size, 0),
  );

  const sources = new Map(listing.found.map((source) => [source.name, source]));
  // The names wanted are part of the request: other files of the same folder are another run.
  const rescan = request.rescan ?? false;
  const asked = [...paths, ...(request.only ? ['', ...request.only] : []), ...(rescan ? ['', 'rescan'] : [])];
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const run = { paths, batch, ...(request.only ? { only: [...request.only] } : {}), ...(rescan ? { rescan } : {}) };
  await changeStation(ws, (station) => ({ ...station, runs: { ...station.runs, [digest]: run } }));
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'intake',
      // No path of this machine enters the database; their digest is enough to know the same request again.
      params: { batch, request: digest },
      keys: sources.keys(),
      stage: 'intake',
      unit: 'files',
      run: (name, signal) => takeSource(ws, { batchId, rescan }, sources.get(name) ?? vanished(name), signal),
    },
    task,
  );
  await forgetRun(ws, digest);
  return reportRun(ws, { batch, batchId, job, listing });
}

/** The request of an unfinished intake by the digest its job bears; null when it was asked for on another PC. */
export async function unfinishedRun(ws: Workspace, digest: string): Promise<IntakeRequest | null> {
  const run = (await readStation(ws)).runs[digest];
  if (!run) return null;
  const { paths, batch, only, rescan } = run;
  return { paths, batch, ...(only ? { only } : {}), ...(rescan ? { rescan } : {}) };
}

/** An intake that is finished, or that nobody will go on with. */
export async function forgetRun(ws: Workspace, digest: string): Promise<void> {
  await changeStation(ws, (station) => {
    const runs = Object.entries(station.runs).filter(([known]) => known !== digest);
    return { ...station, runs: Object.fromEntries(runs) };
  });
}

function chosen(listing: Listing, only: readonly string[] | undefined): Listing {
  if (!only) return listing;
  const names = new Set(only);
  return { ...listing, found: listing.found.filter(({ name }) => names.has(name)) };
}

function addBatch(ws: Workspace, store: IntakeStore, name: string): number {
  return change(ws, { action: 'batch/create', subject: `batch:${name}`, after: { name } }, () =>
    store.addBatch(name, isoVietnam(ws.clock.now())),
  );
}

/** Listed by an earlier, interrupted run and gone since. */
function vanished(name: string): FoundSource {
  return { name, path: '', size: 0, problem: toErrorRecord(new AppError('intake/vanished', { name })) };
}
