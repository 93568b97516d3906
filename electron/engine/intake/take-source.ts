import { AppError, isAppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { isoVietnam } from '../base/clock.ts';
import type { ItemResult } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import type { FoundSource } from './collect-sources.ts';
import { checkLabel, probeSource } from './probe-source.ts';
import { refuseRescan } from './refuse-rescan.ts';
import { renamed } from './renamed.ts';
import type { SourceFacts } from './source-facts.ts';
import { storeMaster, type StoredMaster } from './store-master.ts';
import { IntakeStore, ItemOutcome, type NewSource, type SourceRow } from './store.ts';

/** Faults of the workspace's own disk and the operator's stop: they end the run, they are no fault of the item. */
const NOT_THE_ITEM = ['disk/full', 'disk/denied', 'disk/write-failed', 'internal/cancelled'];

/**
 * Takes one source: its bytes are kept first, then it is looked at. Whatever is wrong with it becomes a refused row with
 * the reason; only faults of the workspace itself are thrown. The rows are written by the result's `commit`.
 */
export async function takeSource(
  ws: Workspace,
  { batchId, rescan }: { readonly batchId: number; readonly rescan: boolean },
  source: FoundSource,
  signal: AbortSignal,
): Promise<ItemResult> {
  const store = new IntakeStore(ws.db);
  let master: StoredMaster | null = null;
  let facts: SourceFacts | null = null;
  let refusal: ErrorRecord | null = source.problem ?? null;
  try {
    if (!refusal) {
      master = await keepBytes(ws, source, signal);
      const known = store.byName(batchId, source.name);
      if (known?.sha256 === master.sha256 && known.outcome !== 'refused') return unchanged(store, known);
      const replaced = store.replacedAs(batchId, source.name, master.sha256);
      if (replaced) return unchanged(store, replaced);
      const used = rescan ? store.broughtAgain(batchId, master.sha256) : undefined;
      if (used) return unchanged(store, used);
      await refuseRescan(ws, { batchId, rescan, source, master }, signal);
      const there = rescan ? store.takenIn(batchId, master.sha256) : undefined;
      if (there) return unchanged(store, there);
      if (known && known.sha256 !== master.sha256 && known.outcome !== 'refused')
        throw new AppError('intake/name-taken', { name: source.name });
      if (rescan) throw new AppError('intake/rescan-for-none', { name: source.name });
      // Of bytes that are pages already too: whether a name is right must not hang on what was handed in before it.
      if (store.takenWith(master.sha256)) await checkLabel(master.path, source.name);
      else facts = await probeSource(master.path, source.name, signal);
    }
  } catch (error) {
    if (error instanceof AppError && NOT_THE_ITEM.includes(error.code)) throw error;
    if (signal.aborted) throw new AppError('internal/cancelled', {}, { cause: error });
    if (!isAppError(error)) ws.logger.warn('intake: unexpected', { name: source.name, error: String(error) });
    const record = toErrorRecord(error);
    refusal = master === null ? record : renamed(record, { path: master.path, name: source.name });
  }
  return record(ws, store, { batchId, source, master, facts, refusal });
}

/**
 * Receives one file that becomes no page of its own: its bytes are kept, and it is recorded as refused with the reason
 * `judge` gives (told its digest and the name of the file whose pages these bytes are already) or throws, under its name or,
 * when that is another's, under one made of it. Answers the row and the reason. Throws as storeMaster.
 */
export async function setAside(
  ws: Workspace,
  { batchId, name, path }: { readonly batchId: number; readonly name: string; readonly path: string },
  signal: AbortSignal,
  judge: (sha256: string, pagesOf: string | null) => Promise<AppError>,
): Promise<{ readonly sourceId: number; readonly reason: AppError }> {
  const store = new IntakeStore(ws.db);
  const master = await keepBytes(ws, { name, path }, signal);
  const reason = await judge(master.sha256, store.takenWith(master.sha256)?.name ?? null).catch((error: unknown) => {
    if (isAppError(error) && !NOT_THE_ITEM.includes(error.code)) return error;
    throw error;
  });
  const source = { name, path, size: master.size };
  const result = record(ws, store, { batchId, source, master, facts: null, refusal: toErrorRecord(reason) });
  ws.db.transaction(() => result.commit?.())();
  return { sourceId: ItemOutcome.parse(result.outcome).source, reason };
}

/** As storeMaster; a master that had gone bad and was mended by these bytes is entered in the journal. */
async function keepBytes(
  ws: Workspace,
  source: { readonly name: string; readonly path: string },
  signal: AbortSignal,
): Promise<StoredMaster> {
  const master = await storeMaster(ws.paths, source, signal);
  if (master.mended) {
    const after = { sha256: master.sha256, name: source.name };
    change(ws, { action: 'master/mend', subject: `master:${source.name}`, after }, () => undefined);
  }
  return master;
}

interface Looked {
  readonly batchId: number;
  readonly source: FoundSource;
  readonly master: StoredMaster | null;
  readonly facts: SourceFacts | null;
  readonly refusal: ErrorRecord | null;
}

function unchanged(store: IntakeStore, row: SourceRow): ItemResult {
  const pages = store.pageCount(row.id);
  const outcome: ItemOutcome = { source: row.id, outcome: row.outcome, pages, already: true };
  return { outcome };
}

function record(ws: Workspace, store: IntakeStore, looked: Looked): ItemResult {
  const { batchId, source, master, facts, refusal } = looked;
  const at = isoVietnam(ws.clock.now());
  const first = master && !refusal ? store.takenWith(master.sha256) : undefined;
  const outcome = refusal ? 'refused' : first ? 'duplicate' : 'taken';
  const place = placeOf(store, looked);
  const name = place?.name ?? source.name;
  const replaces = place ? place.row : store.byName(batchId, name);
  const row: NewSource = {
    batchId,
    name,
    sha256: master?.sha256 ?? null,
    size: master?.size ?? source.size,
    outcome,
    ...(outcome === 'taken' && facts ? { facts } : {}),
    ...(first && { duplicateOf: first.id }),
    ...(refusal && { error: refusal }),
    findings: [...nameFindings(source), ...(outcome === 'taken' ? (facts?.findings ?? []) : [])],
    receivedAt: at,
  };
  const pages = row.facts?.pages.length ?? 0;
  // The id is needed in the journal's outcome, which is written after commit has run in the same transaction.
  const result: { -readonly [K in keyof ItemOutcome]: ItemOutcome[K] } = { source: 0, outcome, pages };
  return {
    outcome: result,
    commit: () => {
      if (master) store.addMaster(master.sha256, master.size, at);
      result.source = store.putSource(row, replaces?.id);
      change(
        ws,
        {
          action: `intake/${outcome}`,
          subject: `source:${result.source}`,
          ...(replaces && { before: replaces }),
          after: auditOf(row, pages),
        },
        () => undefined,
      );
    },
  };
}

/**
 * Where a refused file is recorded when its name is another's: the name of the page it was scanned for, or its own. Null:
 * under its own name, in the place of what was refused under it before.
 */
function placeOf(
  store: IntakeStore,
  { batchId, source, master, refusal }: Looked,
): ReturnType<typeof rowForTakenName> | null {
  if (refusal === null || master === null) return null;
  const wanted = refusal.params['name'];
  const name = refusal.code.startsWith('intake/rescan-') && typeof wanted === 'string' ? wanted : source.name;
  const known = store.byName(batchId, name);
  return known && known.outcome !== 'refused' ? rowForTakenName(store, batchId, name, master) : null;
}

/** Other bytes under a name that is already in the batch get a row of their own, always the same for the same bytes. */
function rowForTakenName(
  store: IntakeStore,
  batchId: number,
  name: string,
  master: StoredMaster | null,
): { name: string; row: SourceRow | undefined } {
  for (let ordinal = 2; ; ordinal++) {
    const candidate = `${name} (${ordinal})`;
    const row = store.byName(batchId, candidate);
    if (!row || (row.outcome === 'refused' && row.sha256 === (master?.sha256 ?? null))) return { name: candidate, row };
  }
}

function nameFindings(source: FoundSource): Finding[] {
  if (source.clashesWith === undefined) return [];
  const params = { other: source.clashesWith };
  return [{ code: 'intake/name-case-clash', severity: 'warning', place: source.name, params }];
}

function auditOf(row: NewSource, pages: number): Record<string, unknown> {
  const { batchId, name, sha256, size, outcome, duplicateOf, error, facts } = row;
  return { batchId, name, sha256, size, outcome, duplicateOf, error: error?.code, kind: facts?.kind, pages };
}
