import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { siblingModule } from '../../base/sibling-module.ts';
import type { CodeReply, CodeRequest, PageCode } from './protocol.ts';
export type { PageCode } from './protocol.ts';

/** The slowest page measured took 0.2 s; one that needs longer than this was made to stall us. */
const LIMIT_MS = 20_000;

interface Waiting {
  readonly resolve: (codes: readonly PageCode[]) => void;
  readonly reject: (error: Error) => void;
}

/** Reads codes in a thread of its own, started when first needed. Close it at the end. */
export class CodeReader {
  #worker: Worker | undefined;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * The codes on a grey picture (8 bits a px; takes the bytes over), at most 8. Finds one whatever way it is turned, from
   * about 2 px to the narrowest bar. Throws `forming/codes-unreadable` when the reader gives up, dies or takes too long.
   */
  async read(picture: Omit<CodeRequest, 'id'>): Promise<readonly PageCode[]> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#asked;
    const data = Uint8Array.from(picture.data);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<readonly PageCode[]>((resolve, reject) => {
        timer = setTimeout(() => this.#fail(`no answer within ${LIMIT_MS / 1000} s`), LIMIT_MS);
        this.#waiting.set(id, { resolve, reject });
        worker.postMessage({ id, width: picture.width, height: picture.height, data } satisfies CodeRequest, [
          data.buffer,
        ]);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#fail('closed');
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(siblingModule(import.meta.url, 'code-worker'));
    worker.on('message', (reply: CodeReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('codes' in reply) waiting?.resolve(reply.codes);
      else waiting?.reject(unreadable(reply.reason));
    });
    worker.on('error', (error) => this.#fail(String(error)));
    return worker;
  }

  /** What waits is given up with the thread; the next picture starts another. */
  #fail(reason: string): void {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(unreadable(reason));
    this.#waiting.clear();
    void worker?.terminate();
  }
}

function unreadable(reason: string): AppError {
  return new AppError('forming/codes-unreadable', { reason });
}
