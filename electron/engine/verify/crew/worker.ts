import { workerData } from 'node:worker_threads';
import { answerTasks } from '../../base/worker-answers.ts';
import { readTrust, type TrustInput } from '../../signing/index.ts';
import { Work, type CrewAnswer, type CrewTask } from './work.ts';

// Trust comes as the bytes it was read from: parsed certificates cannot travel.
const work = new Work(readTrust(workerData as TrustInput));
answerTasks((task: CrewTask): Promise<CrewAnswer> => work.do(task));
