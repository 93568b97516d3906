import { create } from 'zustand';
import { toErrorRecord, type ErrorRecord, type Params } from '../../shared/contract/app-error.ts';
import type { ScreenId } from '../../shared/model/screens.ts';
import { shownScreen, type Place } from './navigation.ts';

/**
 * A line that tells how something ended. Errors stay until they are put away or the screen is left they came up on. How long
 * work ended while the person was on another screen (`ended`, `failed`) stays until it is put away or its screen is come to:
 * nobody watches the window for an hour. The rest goes by itself.
 */
export type Notice =
  | {
      readonly id: number;
      readonly tone: 'done';
      readonly key: string;
      readonly params: Params;
      readonly undo?: number;
    }
  | { readonly id: number; readonly tone: 'error'; readonly error: ErrorRecord }
  | {
      readonly id: number;
      readonly tone: 'ended';
      readonly look: 'ok' | 'warn';
      readonly place: Place;
      readonly key: string;
      readonly params: Params;
    }
  | { readonly id: number; readonly tone: 'failed'; readonly place: Place; readonly error: ErrorRecord };

interface Notices {
  readonly notices: readonly Notice[];
  readonly dismiss: (id: number) => void;
}

/** Errors, and ends of work, shown at once: a pile is not read. */
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
  /** Says how long work ended: on its own screen as `done` does, else as `elsewhere`. */
  ended(place: Place, key: string, params: Params = {}): void {
    if (shownScreen() === place.screen) notify.done(key, params);
    else notify.elsewhere(place, key, params);
  },
  /** Says how long work ended to who is not on its screen, which shows it itself, so that it stays and leads there. */
  elsewhere(place: Place, key: string, params: Params = {}, look: 'ok' | 'warn' = 'ok'): void {
    if (shownScreen() !== place.screen) add({ id: next++, tone: 'ended', look, place, key, params });
  },
  /** Says in the same way why it was not done. */
  failed(place: Place, error: unknown): void {
    const record = toErrorRecord(error);
    if (shownScreen() === place.screen || record.code === 'internal/cancelled') return;
    add({ id: next++, tone: 'failed', place, error: record });
  },
};

/** Puts away the errors of the screen that was left, and what leads to the one that is shown now. */
export function comeTo(screen: ScreenId): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter((one) => one.tone !== 'error' && !(isOfWork(one) && one.place.screen === screen)),
  }));
}

/** Puts away how work ended: it was another workspace's. */
export function forgetEnded(): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((one) => !isOfWork(one)) }));
}

function isOfWork(notice: Notice): notice is Extract<Notice, { readonly place: Place }> {
  return 'place' in notice;
}

function add(notice: Notice): void {
  useNotices.setState(({ notices }) => {
    const done = notices.filter(({ tone }) => tone === 'done');
    const lasting = notices.filter(({ tone }) => tone !== 'done');
    // What was done last is enough; what comes again is said again, in one place.
    if (notice.tone === 'done') return { notices: [...lasting, notice] };
    const others = lasting.filter((one) => !same(one, notice));
    return { notices: [...others.slice(1 - MOST), notice, ...done] };
  });
}

function same(one: Notice, other: Notice): boolean {
  return JSON.stringify({ ...one, id: 0 }) === JSON.stringify({ ...other, id: 0 });
}
