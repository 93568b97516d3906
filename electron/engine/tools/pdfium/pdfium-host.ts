import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { siblingModule } from '../../base/sibling-module.ts';
import { MAX_PDFIUM_MEMORY, RECYCLE_ABOVE_BYTES, REQUEST_TIME_LIMIT } from './limits.ts';
import type { PdfiumAnswer, PdfiumReply, PdfiumRequest, WorkerOptions } from './protocol.ts';

/**
 * The one PDFium worker of this process. Requests wait in a queue and are sent one at a time, so that a crash or a
 * time limit costs exactly the request in work; the next one gets a new worker, which opens its file again.
 */
interface Waiting {
  readonly request: PdfiumRequest;
  readonly resolve: (answer: PdfiumAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const queue: Waiting[] = [];
let worker: Worker | undefined;
let busy = false;
let lastId = 0;

/** Throws the worker's own AppErrors, `intake/pdf-crashed` when PDFium aborted, `intake/pdf-timeout` when it took too long. */
export function askPdfium(request: PdfiumRequest): Promise<PdfiumAnswer> {
  return new Promise((resolve, reject) => {
    queue.push({ request, resolve, reject });
    void pump();
  });
}

/** Ends the worker; a later request starts a new one. Requests still waiting are served by that. */
export async function closePdfium(): Promise<void> {
  const old = worker;
  worker = undefined;
  await old?.terminate();
}

async function pump(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    for (let next = queue.shift(); next; next = queue.shift()) {
      // A new worker knows no documents, so there is nothing to close.
      if (next.request.op === 'close' && !worker) next.resolve(null);
      else
        try {
          next.resolve(await send(next.request));
        } catch (error) {
          next.reject(error);
        }
    }
  } finally {
    busy = false;
    worker?.unref();
  }
}

function startWorker(): Worker {
  const workerData: WorkerOptions = { memoryLimit: MAX_PDFIUM_MEMORY };
  return new Worker(siblingModule(import.meta.url, 'pdfium-worker'), { workerData });
}

function send(request: PdfiumRequest): Promise<PdfiumAnswer> {
  const current = (worker ??= startWorker());
  current.ref();
  const id = ++lastId;
  return new Promise<PdfiumAnswer>((resolve, reject) => {
    const discard = (): void => {
      if (worker === current) worker = undefined;
      void current.terminate();
    };
    const fail = (code: string, cause?: unknown): void => {
      discard();
      done();
      reject(new AppError(code, whereOf(request), { cause }));
    };
    const timer = setTimeout(() => fail('intake/pdf-timeout'), REQUEST_TIME_LIMIT);
    const onError = (error: unknown): void => fail('intake/pdf-crashed', error);
    const onExit = (): void => fail('intake/pdf-crashed');
    const onMessage = (reply: PdfiumReply): void => {
      if (reply.id !== id) return;
      if (reply.fatal) {
        fail('intake/pdf-crashed', reply.error);
        return;
      }
      done();
      if (reply.memoryBytes > RECYCLE_ABOVE_BYTES) discard();
      if (reply.error) reject(new AppError(reply.error.code, reply.error.params, { details: reply.error.details }));
      else resolve(reply.answer ?? null);
    };
    const done = (): void => {
      clearTimeout(timer);
      current.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    current.on('message', onMessage).on('error', onError).on('exit', onExit);
    current.postMessage({ id, request });
  });
}

function whereOf(request: PdfiumRequest): { path: string; page: number | null } {
  if (request.op === 'jpx') return { path: '', page: null };
  return { path: request.path, page: 'index' in request ? request.index + 1 : null };
}
