import { create } from 'zustand';
import { toErrorRecord, type ErrorRecord, type Params } from '../../shared/contract/app-error.ts';

/**
 * A line that tells how something ended. Errors stay until they are put away or the screen is left they came up on; the rest goes by
 * itself.
 */
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

/** Errors shown at once: a pile is not read. */
const MOST = 3;

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

/** Puts away the errors of what is no longer shown. */
export function leaveErrors(): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter(({ tone }) => tone === 'done') }));
}

function add(notice: Notice): void {
  useNotices.setState(({ notices }) => {
    const done = notices.filter(({ tone }) => tone === 'done');
    const errors = notices.filter(({ tone }) => tone === 'error');
    // What was done last is enough; an error that comes again is said again, in one place.
    if (notice.tone === 'done') return { notices: [...errors, notice] };
    const others = errors.filter((one) => !same(one, notice));
    return { notices: [...others.slice(1 - MOST), notice, ...done] };
  });
}

function same(one: Notice, other: Notice): boolean {
  return one.tone === 'error' && other.tone === 'error' && JSON.stringify(one.error) === JSON.stringify(other.error);
}
