import { AppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { JobReport } from '../../../shared/contract/reports/jobs.ts';
import type { TransferReport } from '../../../shared/contract/reports/transfer.ts';
import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { startWork } from '../../bridge/index.ts';
import { createWorkspaceStore } from '../../view/index.ts';

export const STEPS = ['pdf', 'sign', 'package', 'transfer', 'verify'] as const;
export type Step = (typeof STEPS)[number];

/** How far a handover has come. It goes on whatever screen is shown. */
interface Handover {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly step: Step | null;
  /** The engine call of the step, for its progress and for stopping it. */
  readonly callId: string | null;
  readonly error: ErrorRecord | null;
  readonly transfer: TransferReport | null;
  readonly verdict: VerifyReport | null;
}

const IDLE: Handover = { state: 'idle', step: null, callId: null, error: null, transfer: null, verdict: null };

export const useHandover = createWorkspaceStore<Handover>(() => IDLE);

export interface HandoverInput {
  readonly kind: PackageKind;
  readonly round: string;
  readonly agreement: string;
  readonly files: readonly string[];
  /** Tokens. */
  readonly out: string;
  readonly key: string;
  /** Lives in this call only. */
  readonly passphrase: string;
}

export function forgetHandover(): void {
  useHandover.setState(IDLE);
}

/** Makes the PDFs, signs them, packs, writes the signed transfer and verifies it from the disk; stops at the first failure. */
export async function runHandover(input: HandoverInput): Promise<void> {
  const { kind, round, agreement, out, passphrase } = input;
  const files = [...input.files];
  const key = { path: input.key, passphrase };
  const about = { kind, round, files, ...(agreement === '' ? {} : { agreement }) };
  useHandover.setState({ ...IDLE, state: 'running' });
  try {
    complete((await step('pdf', startWork('pdf/documents', { files }))).job);
    complete(await step('sign', startWork('sign/documents', { key, files })));
    complete((await step('package', startWork('package/make', about))).job);
    const transfer = await step('transfer', startWork('transfer/make', { ...about, out, key }));
    useHandover.setState({ transfer });
    const verdict = await step('verify', startWork('receive/verify', { path: out }));
    useHandover.setState({ state: 'done', step: null, callId: null, verdict });
  } catch (error) {
    const record = toErrorRecord(error);
    if (record.code === 'internal/cancelled') forgetHandover();
    else useHandover.setState({ state: 'failed', callId: null, error: record });
  }
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
