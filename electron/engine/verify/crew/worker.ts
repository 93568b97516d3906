import { parentPort, workerData } from 'node:worker_threads';
import { toErrorRecord, type ErrorRecord } from '../../../../shared/contract/app-error.ts';
import { readTrust, type TrustInput } from '../../signing/index.ts';
import { Work, type CrewAnswer, type CrewTask } from './work.ts';

/** A task, told apart from the others by number. */
export interface Asked {
  readonly id: number;
  readonly task: CrewTask;
}

/** What came of it. The answer travels as JSON, which takes half the time of copying objects between threads. */
export type Heard =
  { readonly id: number; readonly answer: string } | { readonly id: number; readonly error: ErrorRecord };

if (parentPort) {
  const port = parentPort;
  const say = (heard: Heard) => port.postMessage(heard);
  // Trust comes as the bytes it was read from: parsed certificates cannot travel.
  const work = new Work(readTrust(workerData as TrustInput));
  port.on('message', ({ id, task }: Asked) => {
    work.do(task).then(
      (answer: CrewAnswer) => say({ id, answer: JSON.stringify(answer) }),
      (error: unknown) => say({ id, error: toErrorRecord(error) }),
    );
  });
}
