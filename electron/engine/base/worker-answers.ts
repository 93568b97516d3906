import { parentPort } from 'node:worker_threads';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';

/** A task, told apart from the others by number. Both ways data travels as JSON, which takes half the time of copying objects. */
export interface Asked {
  readonly id: number;
  readonly task: string;
}

/** That the worker is loaded; then what came of a task, or what is new of it. */
export type Heard<News> =
  | 'ready'
  | { readonly id: number; readonly answer: string }
  | { readonly id: number; readonly error: ErrorRecord }
  | { readonly id: number; readonly news: News };

/**
 * Answers the tasks of a WorkerCrew, in the worker; `answer` names its own kind of task. Tasks that wait for something may overlap. The signal fires when all is
 * cancelled. Does nothing on the main thread, where the module was only imported.
 */
export function answerTasks(answer: (task: never, signal: AbortSignal, say: (news: unknown) => void) => unknown): void {
  if (!parentPort) return;
  const port = parentPort;
  const cancel = new AbortController();
  const say = (heard: Heard<unknown>): void => port.postMessage(heard);
  port.on('message', (message: Asked | 'cancel') => {
    if (message === 'cancel') {
      cancel.abort();
      return;
    }
    const { id, task } = message;
    // In a promise from the start: what throws at once is an answer as well.
    void Promise.resolve()
      .then(() => answer(JSON.parse(task) as never, cancel.signal, (news) => say({ id, news })))
      .then(
        (done) => say({ id, answer: JSON.stringify(done) }),
        (error: unknown) => say({ id, error: toErrorRecord(error) }),
      );
  });
  say('ready');
}
