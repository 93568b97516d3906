import { create } from 'zustand';
import { toErrorRecord, type ErrorRecord, type Params } from '../../shared/contract/app-error.ts';

/** A line that tells how something ended. Errors stay until they are put away; the rest goes by itself. */
export type Notice =
  | {
      readonly id: number;
      readonly tone: 'done';
      readonly key: string;
      readonly params: Params;
      readonly undo?: number;
    }
  | { readonly id: number; readonly tone: 'error'; readonly error: ErrorRecord };

interface Notices {
  readonly notices: readonly Notice[];
  readonly dismiss: (id: number) => void;
}

/** Shown for this long, in ms. */
const STAY = 6000;
/** One that offers to take back what was done stays longer: it has to be read and reached. */
const STAY_TO_UNDO = 12_000;
let next = 1;

export const useNotices = create<Notices>((set) => ({
  notices: [],
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}));

export const notify = {
  /**
   * Says that something is done: a text key and its values. `undo`: the step (EditStep.id) that a button beside it takes back,
   * as long as it is the last one.
   */
  done(key: string, params: Params = {}, undo?: number): void {
    const id = next++;
    add({ id, tone: 'done', key, params, ...(undo === undefined ? {} : { undo }) });
    setTimeout(() => useNotices.getState().dismiss(id), undo === undefined ? STAY : STAY_TO_UNDO);
  },
  /** Says why something was not done. Being stopped by the person is no error and is not shown. */
  error(error: unknown): void {
    const record = toErrorRecord(error);
    if (record.code !== 'internal/cancelled') add({ id: next++, tone: 'error', error: record });
  },
};

function add(notice: Notice): void {
  // What was done last is enough; a pile of it would lie over the work. Errors stay.
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter(({ tone }) => tone === 'error' || notice.tone === 'error').slice(-4), notice],
  }));
}
