import { create } from 'zustand';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { ChosenPath, ShellOutput } from '../../../shared/contract/shell.ts';
import { call, shell, startWork, stopWork } from '../../bridge/index.ts';
import { go } from '../../view/index.ts';

/** The agency whose records the samples are; invented (resources/samples/README.md). */
const AGENCY = {
  agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
  agencyId: 'H99.12',
  archiveCode: '099',
  archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
} as const;

const BATCH = 'hop-05';
const KEY_DAYS = 365;

/** Of the key that is only good for practice: no secret, it is shown. */
export const PRACTICE_PASSPHRASE = 'thuc hanh';

export const SAMPLE_STEPS = ['create', 'intake', 'check', 'ocr', 'describe', 'extract', 'pdf', 'key'] as const;
export type SampleStep = (typeof SAMPLE_STEPS)[number];

interface Samples {
  readonly state: 'idle' | 'running' | 'stopping' | 'failed' | 'ready';
  readonly step: SampleStep | null;
  /** The engine call of the step, for its progress and for stopping it. */
  readonly callId: string | null;
  readonly error: ErrorRecord | null;
  /** The practice key, once it is made. */
  readonly key: ChosenPath | null;
  /** The workspace that was being made when it was stopped: it is closed, but the window may not have heard so yet. */
  readonly givenUp: string | null;
}

const IDLE: Samples = { state: 'idle', step: null, callId: null, error: null, key: null, givenUp: null };

export const useSamples = create<Samples>(() => IDLE);

/** Whether their workspace is on its way, so that it is not shown yet. */
export function isPreparing({ state }: Pick<Samples, 'state'>): boolean {
  return state === 'running' || state === 'stopping' || state === 'failed';
}

let stopped = false;
let made: string | null = null;
let running: Promise<void> = Promise.resolve();

/** Takes the sample scans through the real work into a workspace among the program's own data, and leaves it open. */
export function runSamples(): Promise<void> {
  if (useSamples.getState().state === 'running') return running;
  stopped = false;
  made = null;
  useSamples.setState({ ...IDLE, state: 'running', step: 'create' });
  running = work();
  return running;
}

async function work(): Promise<void> {
  try {
    const samples = await shell('samples/tokens', {});
    for (const step of SAMPLE_STEPS) {
      if (stopped) return;
      useSamples.setState({ step, callId: null });
      await WORK[step](samples);
    }
    useSamples.setState({ ...IDLE, state: 'ready', key: samples.p12 });
    go('digitise');
  } catch (error) {
    await call('workspace/close', {}).catch(() => undefined);
    if (!stopped) useSamples.setState({ state: 'failed', callId: null, error: toErrorRecord(error) });
  }
}

/** Stops and goes back to the choices. What was made goes when practice is begun anew. */
export async function stopSamples(): Promise<void> {
  stopped = true;
  useSamples.setState({ state: 'stopping' });
  const { callId } = useSamples.getState();
  if (callId !== null) stopWork(callId);
  await running;
  await call('workspace/close', {}).catch(() => undefined);
  useSamples.setState({ ...IDLE, givenUp: made });
}

export function forgetSamples(): void {
  useSamples.setState(IDLE);
}

type Tokens = ShellOutput<'samples/tokens'>;
/** Waits for long work, which can be stopped meanwhile. */
async function follow<T>({ id, done }: { readonly id: string; readonly done: Promise<T> }): Promise<T> {
  useSamples.setState({ callId: id });
  if (stopped) stopWork(id);
  return done;
}

/** Each step as an operator would do it. */
const WORK: Readonly<Record<SampleStep, (tokens: Tokens) => Promise<unknown>>> = {
  create: async ({ folder }) => {
    made = (await call('workspace/create', { root: folder.token, agency: AGENCY, practice: true })).id;
  },
  intake: ({ scans }) => follow(startWork('intake/import', { paths: [scans.token], batch: BATCH })),
  check: () => follow(startWork('pages/check', {})),
  ocr: () => follow(startWork('ocr/recognise', { ocr: { languages: ['vie'] } })),
  describe: ({ descriptions }) => follow(startWork('describe/import', { paths: descriptions.map((one) => one.token) })),
  extract: () => follow(startWork('extract/fields', {})),
  pdf: () => follow(startWork('pdf/documents', {})),
  key: async ({ key, p12, anchor, crl }) => {
    await call('keys/demo', {
      out: key.token,
      organisation: AGENCY.agencyName,
      passphrase: PRACTICE_PASSPHRASE,
      validDays: KEY_DAYS,
    });
    await call('trust/add', { path: anchor.token, kind: 'anchor' });
    await call('trust/add', { path: crl.token, kind: 'crl' });
    await shell('keys/remember', { token: p12.token, keep: true });
  },
};
