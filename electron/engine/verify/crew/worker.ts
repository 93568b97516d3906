import { parentPort, workerData } from 'node:worker_threads';
import { toErrorRecord, type ErrorRecord } from '../../../../shared/contract/app-error.ts';
import { readTrust, type TrustInput } from '../../signing/index.ts';
import { Work, type CrewAnswer, type CrewTask } from './work.ts';

/** A task and what is heard of it, told apart by number. */
export interface Asked {
  readonly id: number;
  readonly task: CrewTask;
}

export type Heard =
  | { readonly id: number; readonly bytes: number }
  | { readonly id: number; readonly answer: CrewAnswer }
  | { readonly id: number; readonly error: ErrorRecord };

/** Bytes read between two words about it. */
const NEWS = 32 * 1024 * 1024;

if (parentPort) {
  const port = parentPort;
  const say = (heard: Heard) => port.postMessage(heard);
  // Trust comes as the bytes it was read from: parsed certificates cannot travel.
  const work = new Work(readTrust(workerData as TrustInput));
  port.on('message', ({ id, task }: Asked) => {
    let unsaid = 0;
    const onBytes = (bytes: number) => {
      unsaid += bytes;
      if (unsaid < NEWS) return;
      say({ id, bytes: unsaid });
      unsaid = 0;
    };
    work.do(task, onBytes).then(
      (answer) => say({ id, answer }),
      (error: unknown) => say({ id, error: toErrorRecord(error) }),
    );
  });
}
