import { AppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { JobReport } from '../../../shared/contract/reports/jobs.ts';
import type { TransferReport } from '../../../shared/contract/reports/transfer.ts';
import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { call, startWork } from '../../bridge/index.ts';
import { createWorkspaceStore, notify } from '../../view/index.ts';
import { change } from './plan.ts';

export const STEPS = ['pdf', 'sign', 'package', 'transfer', 'verify'] as const;
export type Step = (typeof STEPS)[number];

/** How far a handover has come. It goes on whatever screen is shown. */
interface Handover {
  /** `trying`: the key file is opened with the pass phrase; refused, it is idle again with the `error`. */
  readonly state: 'idle' | 'trying' | 'running' | 'done' | 'failed';
  readonly step: Step | null;
  /** The engine call of the step, for its progress and for stopping it. */
  readonly callId: string | null;
  readonly error: ErrorRecord | null;
  /** Where this transfer goes, whatever is planned next. */
  readonly out: ChosenPath | null;
  readonly transfer: TransferReport | null;
  readonly verdict: VerifyReport | null;
}

const IDLE: Handover = {
  state: 'idle',
  step: null,
  callId: null,
  error: null,
  out: null,
  transfer: null,
  verdict: null,
};

/** Where its end is shown, with what verification says. */
const HERE = { screen: 'handover', params: {} } as const;

export const useHandover = createWorkspaceStore<Handover>(() => IDLE);

export interface HandoverInput {
  readonly kind: PackageKind;
  readonly round: string;
  readonly agreement: string;
  readonly files: readonly string[];
  /** The files left out. */
  readonly without: ReadonlySet<string>;
  readonly out: ChosenPath;
  /** The disk it lies on. */
  readonly disk: string | null;
  /** Token. */
  readonly key: string;
  /** Lives in this call only. */
  readonly passphrase: string;
}

export function forgetHandover(): void {
  // What has left is not what leaves next, even if it could not be verified.
  if (useHandover.getState().transfer !== null) change({ round: null, agreement: '', without: null });
  useHandover.setState(IDLE);
}

/**
 * Opens the key file, then makes the PDFs, signs them, packs, writes the signed transfer and verifies it from the disk; stops
 * at the first failure. A wrong pass phrase or an expired certificate is told at once, not after hours of making PDFs; answers
 * whether the key could be used.
 */
export async function runHandover(input: HandoverInput): Promise<boolean> {
  const key = { path: input.key, passphrase: input.passphrase };
  useHandover.setState({ ...IDLE, state: 'trying' });
  try {
    await call('keys/show', { key });
  } catch (error) {
    useHandover.setState({ ...IDLE, error: toErrorRecord(error) });
    return false;
  }
  await carryOut(input, key);
  return true;
}

async function carryOut(input: HandoverInput, key: KeyFile): Promise<void> {
  const { kind, round, agreement, without, out, disk } = input;
  const files = [...input.files];
  const about = { kind, round, files, ...(agreement === '' ? {} : { agreement }) };
  const place = { out: out.token, ...(disk === null ? {} : { disk }) };
  // Stopped or failed, this very round is gone on with.
  change({ round, without });
  useHandover.setState({ ...IDLE, state: 'running', out });
  try {
    complete((await step('pdf', startWork('pdf/documents', { files }))).job);
    complete(await step('sign', startWork('sign/documents', { key, files })));
    complete((await step('package', startWork('package/make', about))).job);
    const transfer = await step('transfer', startWork('transfer/make', { ...about, ...place, key }));
    useHandover.setState({ transfer });
    await verify(out);
  } catch (error) {
    const record = toErrorRecord(error);
    if (record.code === 'internal/cancelled') forgetHandover();
    else useHandover.setState({ state: 'failed', callId: null, error: record });
    notify.failed(HERE, error);
  }
}

/** Verifies what was written once more from the disk: for a root certificate that came later, or a medium plugged in again. */
export async function verifyAgain(): Promise<void> {
  const { state, out } = useHandover.getState();
  if (state !== 'done' || !out) return;
  useHandover.setState({ state: 'running' });
  try {
    await verify(out);
  } catch (error) {
    const record = toErrorRecord(error);
    // The transfer is made, whatever this says; the verdict there was stays.
    useHandover.setState({ state: 'done', step: null, callId: null });
    if (record.code !== 'internal/cancelled') notify.error(error);
  }
}

async function verify(out: ChosenPath): Promise<void> {
  const verdict = await step('verify', startWork('receive/verify', { path: out.token }));
  useHandover.setState({ state: 'done', step: null, callId: null, verdict });
  const { transfer } = useHandover.getState();
  const look = verdict.verdict === 'valid' ? 'ok' : 'warn';
  notify.elsewhere(HERE, `handover.ended.${verdict.verdict}`, { round: transfer?.round ?? '' }, look);
}

interface KeyFile {
  readonly path: string;
  readonly passphrase: string;
}

async function step<T>(name: Step, work: { readonly id: string; readonly done: Promise<T> }): Promise<T> {
  useHandover.setState({ step: name, callId: work.id });
  return work.done;
}

/** A handover of less than was asked for is none: the first item that failed is told, with all it has to say. */
function complete(job: JobReport): void {
  const [first] = job.failed;
  if (first) throw new AppError(first.error.code, first.error.params, { details: first.error.details });
}
