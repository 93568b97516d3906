import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OpenWork } from '../../../shared/contract/reports/page-edits.ts';
import { forgetRun, unfinishedRun } from '../intake/index.ts';
import { JobStore } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import type { HandlerContext, Parsed } from './context.ts';
import { pagesHandlers } from './pages.ts';

/** The kinds of job that pages go through on their way in, and the command of each. */
const COMMAND_OF = { intake: 'intake/import', check: 'pages/check', ocr: 'ocr/recognise' } as const;
type Kind = keyof typeof COMMAND_OF;

const Asked = z.object({
  batch: z.string().nullable().default(null),
  again: z.boolean().default(false),
  request: z.string().default(''),
  settings: z.string().default(''),
});

/** As many as opening tells of. */
const SHOWN = 100;

/** Work on pages that was stopped or cut off and can be gone on with from here, the latest first. */
export async function openWork(ws: Workspace): Promise<OpenWork[]> {
  const store = new JobStore(ws.db);
  const found: OpenWork[] = [];
  for (const job of store.list({ open: true, limit: SHOWN })) {
    const { id: jobId, kind, state, startedAt, done, failed, total } = job;
    if (!isKind(kind) || state === 'done' || state === 'running') continue;
    const { batch, request } = asked(store, jobId);
    // Begun on another PC: its folders are not known here.
    if (kind === 'intake' && (await unfinishedRun(ws, request)) === null) continue;
    found.push({ jobId, command: COMMAND_OF[kind], state, batch, startedAt, done: done + failed, total });
  }
  return found;
}

/**
 * Asks once more for what a stopped job was asked for; its journal does the rest. Throws `jobs/not-resumable` for a job that
 * is not there or is done, and for an intake whose folders are not known on this PC.
 */
export async function resumeWork(jobId: number, context: HandlerContext): Promise<null> {
  const { ws } = context;
  const store = new JobStore(ws.db);
  const job = store.read(jobId);
  if (!job || job.state === 'done' || !isKind(job.kind)) throw new AppError('jobs/not-resumable', { job: jobId });
  const { batch, again, request, settings } = asked(store, jobId);
  const of = batch === null ? {} : { batch };
  switch (job.kind) {
    case 'intake': {
      const run = await unfinishedRun(ws, request);
      if (!run) throw new AppError('jobs/not-resumable', { job: jobId });
      await pagesHandlers['intake/import'](
        {
          paths: [...run.paths],
          batch: run.batch,
          ...(run.only ? { only: [...run.only] } : {}),
          ...(run.rescan ? { rescan: true } : {}),
        },
        context,
      );
      return null;
    }
    case 'check':
      await pagesHandlers['pages/check']({ ...of, ...(again ? { again } : {}) }, context);
      return null;
    case 'ocr': {
      const input: Parsed<'ocr/recognise'> = { ...of, ocr: { languages: languagesOf(settings) } };
      await pagesHandlers['ocr/recognise'](input, context);
      return null;
    }
  }
}

/** Offers a job no longer. What it has done stays; asked for anew it begins with what is not done yet. */
export async function forgetWork(ws: Workspace, jobId: number): Promise<null> {
  const store = new JobStore(ws.db);
  const job = store.read(jobId);
  if (!job || job.state === 'done' || job.state === 'running') throw new AppError('jobs/not-resumable', { job: jobId });
  if (job.kind === 'intake') await forgetRun(ws, asked(store, jobId).request);
  change(ws, { action: 'job/forget', subject: `job:${jobId}`, before: { kind: job.kind, state: job.state } }, () =>
    store.remove(jobId),
  );
  return null;
}

/**
 * Forgets unfinished work that was told to a person and cannot be gone on with from here. What it has done stays: asked for
 * anew, from its own screen, it begins with what is not done yet.
 */
export async function toldWork(ws: Workspace, jobIds: readonly number[]): Promise<null> {
  const open = new Set((await openWork(ws)).map(({ jobId }) => jobId));
  const store = new JobStore(ws.db);
  for (const jobId of jobIds) {
    const state = store.read(jobId)?.state;
    if (!open.has(jobId) && (state === 'cancelled' || state === 'interrupted')) await forgetWork(ws, jobId);
  }
  return null;
}

function asked(store: JobStore, jobId: number): z.infer<typeof Asked> {
  return Asked.parse(JSON.parse(store.read(jobId)?.params ?? '{}'));
}

/** The languages of a recognition by the models its settings name (ocr pool: `…;vie:<digest>+eng:<digest>;…`). */
function languagesOf(settings: string): ('vie' | 'eng')[] {
  const found = (['vie', 'eng'] as const).filter((language) => new RegExp(`[;+]${language}:`).test(settings));
  return found.length === 0 ? ['vie', 'eng'] : found;
}

function isKind(kind: string): kind is Kind {
  return kind in COMMAND_OF;
}
