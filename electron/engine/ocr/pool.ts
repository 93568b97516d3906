import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { loadCore } from './core-module.ts';
import { loadTrainedData } from './language-data.ts';
import type { Language } from './language-data.ts';
import { bytesPerRow, checkRaster } from './raster.ts';
import type { OcrInput, Raster } from './raster.ts';
import { squeeze } from './squeeze.ts';
import { toOcrPage } from './to-page.ts';
import { findTurn } from './turn.ts';
import type { Turn } from './turn.ts';
import { SlotQueue } from './slot-queue.ts';
import { WorkerSlot } from './worker-slot.ts';
import type { Answer } from './worker-slot.ts';
import type { WorkerJob, WorkerSetup } from './worker-messages.ts';

export interface OcrPoolOptions {
  /** In order of importance. `['vie']` also reads plain English words; add `eng` for English documents. */
  readonly languages: readonly Language[];
  /** Threads. Default: one per core. */
  readonly workers?: number;
  /** A folder of `<language>.traineddata` (plain or .gz) to use instead of the packaged data. */
  readonly tessdata?: string;
  /** Width the page is read at, of 1 (see squeeze). Default 0.85. */
  readonly narrow?: number;
  /** A page that takes more processor time is given up (`ocr/timeout`); heavy speckle can hold the engine for half a minute. */
  readonly pageTimeoutMs?: number;
  /** A thread is replaced after so many pages: native code may leak, and a new one costs 0.2 s. */
  readonly recycleAfter?: number;
}

export interface OcrCallOptions {
  readonly signal?: AbortSignal;
  /** Instead of the pool's time limit. */
  readonly timeoutMs?: number;
}

export interface OcrPool {
  readonly workers: number;
  /** What the results depend on: changes when languages, data or settings do. */
  readonly settingsKey: string;
  /**
   * Reads a page; waits for a free thread. Rejects with `ocr/bad-raster`, `ocr/timeout`, `ocr/engine-failed`,
   * `ocr/engine-missing`, `ocr/closed` or, at once when the signal fires, `internal/cancelled`.
   */
  recognise(input: OcrInput, options?: OcrCallOptions): Promise<OcrPage>;
  /** Which turn sets the page upright (see findTurn). A raster of 100 to 150 dpi is enough. */
  detectTurn(raster: Raster, options?: OcrCallOptions): Promise<Turn>;
  /** Starts the threads before there is work for them, for a caller who has something else to do first. */
  startEarly(): void;
  /** Ends every thread; work under way is rejected with `internal/cancelled`. */
  close(): void;
}

/** Twenty times what a dense page takes here: a slow PC must not lose ordinary pages. */
const PAGE_TIMEOUT_MS = 45_000;
const RECYCLE_AFTER = 300;
const MAX_WORKERS = 32;
/**
 * Twelve dense office pages with the packaged data at 150 dpi, levelled: errors 0.459 % at 0.9, 0.468 at 0.87, 0.476 at
 * 0.85 (native tesseract: 0.496); at 0.8 twice as many words were wrong. Processor time 30, 28, 27 and 26 s.
 */
const NARROW = 0.85;

/** Changes with the code that turns pixels into words, so that earlier results are made again. */
const ENGINE_VERSION = 'tesseract.js-core-7.0.0/1';

/** PSM 3: find blocks and columns by itself (an administrative heading is two columns). */
const VARIABLES = { tessedit_pageseg_mode: '3' };

/**
 * A pool of OCR threads, one page per thread at a time. Trained data is read and the core compiled now (`ocr/language-*`,
 * `ocr/engine-missing`); threads
 * start when pages come. Idle threads do not keep the process alive.
 */
export async function createOcrPool(options: OcrPoolOptions): Promise<OcrPool> {
  const workers = Math.min(MAX_WORKERS, Math.max(1, Math.floor(options.workers ?? availableParallelism())));
  const recycleAfter = options.recycleAfter ?? RECYCLE_AFTER;
  const timeoutMs = options.pageTimeoutMs ?? PAGE_TIMEOUT_MS;
  const narrow = options.narrow ?? NARROW;
  const data: Record<string, Uint8Array> = {};
  for (const language of options.languages) data[language] = await loadTrainedData(language, options.tessdata);
  await loadCore('lstm');
  let osd: Promise<Uint8Array> | undefined;

  const closing = new AbortController();
  const text = new SlotQueue(
    Array.from({ length: workers }, () => new WorkerSlot({ setup: () => textSetup(data), recycleAfter })),
  );
  const turn = new SlotQueue([
    new WorkerSlot({ setup: async () => turnSetup(await (osd ??= loadTrainedData('osd'))), recycleAfter }),
  ]);

  const run = async (queue: SlotQueue, raster: Raster, call: OcrCallOptions): Promise<Answer> => {
    const stop = call.signal === undefined ? closing.signal : AbortSignal.any([call.signal, closing.signal]);
    return queue.with(stop, (slot) =>
      slot.run(toJob(raster), { timeoutMs: call.timeoutMs ?? timeoutMs, signal: stop }),
    );
  };

  return {
    workers,
    settingsKey: settingsKey(options.languages, data, narrow),
    async recognise(input, call = {}) {
      refuseWhenClosed(closing.signal);
      checkRaster(input);
      const raster = await squeeze(input, narrow);
      const answer = await run(text, raster, call);
      if (answer.state !== 'lines') throw new AppError('ocr/engine-failed', { reason: answer.state });
      const { width, height, dpi } = input.page;
      const frame = { width, height, dpi, scaleX: width / raster.width, scaleY: height / raster.height };
      return toOcrPage(answer.lines, frame);
    },
    async detectTurn(raster, call = {}) {
      refuseWhenClosed(closing.signal);
      checkRaster(raster);
      return findTurn(raster, async (picture) => {
        const answer = await run(turn, picture, call);
        if (answer.state !== 'turn') throw new AppError('ocr/engine-failed', { reason: answer.state });
        return answer.turn;
      });
    },
    startEarly() {
      text.startEarly(closing.signal);
    },
    close() {
      closing.abort();
      text.stop();
      turn.stop();
    },
  };
}

function refuseWhenClosed(closed: AbortSignal): void {
  if (closed.aborted) throw new AppError('ocr/closed');
}

async function textSetup(data: Readonly<Record<string, Uint8Array>>): Promise<WorkerSetup> {
  return { ...(await loadCore('lstm')), kind: 'text', data, variables: VARIABLES };
}

async function turnSetup(osd: Uint8Array): Promise<WorkerSetup> {
  return { ...(await loadCore('full')), kind: 'turn', data: { osd }, variables: {} };
}

function toJob(raster: Raster): WorkerJob {
  const { pixels, width, height, dpi, bits = 8 } = raster;
  return { pixels, width, height, dpi, bits, bytesPerRow: bytesPerRow(raster) };
}

/** Languages, their data's digests, and the settings that change what is read. */
function settingsKey(
  languages: readonly Language[],
  data: Readonly<Record<string, Uint8Array>>,
  narrow: number,
): string {
  const models = languages.map((language) => `${language}:${sha256(data[language]!).slice(0, 16)}`).join('+');
  return `${ENGINE_VERSION};${models};psm3;narrow${narrow}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
