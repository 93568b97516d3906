import type {
  ProofPage,
  ProofPageLine,
  ProofQueueLine,
  ProofWord,
} from '../../../shared/contract/reports/proofread.ts';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { DOUBT_LIMITS, DOUBTFUL_BELOW } from '../../../shared/model/doubt.ts';
import { useEffect, useRef } from 'react';
import { startWork, useFollowedWork, useRead } from '../../bridge/index.ts';
import { notify, useStored } from '../../view/index.ts';
import { isRecognition } from './use-running.ts';
import { useView } from './view-state.ts';

/** What the screen is made of: the queue, the batch shown, its pages, and the page with its chosen word. */
export interface Proof {
  readonly queue: readonly ProofQueueLine[] | undefined;
  readonly batch: ProofQueueLine | null;
  readonly pages: readonly ProofPageLine[];
  /** The pages of the batch are still on their way. */
  readonly pagesPending: boolean;
  readonly page: ProofPage | null;
  readonly word: ProofWord | null;
  readonly limit: number;
  readonly setLimit: (limit: number) => void;
  readonly error: AppError | null;
}

/** Reads it. Where nothing was chosen yet the latest batch with something to do, and its first page, are shown. */
export function useProof(): Proof {
  const [stored, setLimit] = useStored<number>('recognise.limit', DOUBTFUL_BELOW);
  const limit = (DOUBT_LIMITS as readonly number[]).includes(stored) ? stored : DOUBTFUL_BELOW;
  const { batch: named, pageId: chosen, word: at } = useView();
  const queue = useRead('proofread/queue', { limit });
  useFollowedWork(isRecognition, READS);
  useCount((queue.data ?? []).some(({ uncounted }) => uncounted > 0));
  const batch = queue.data ? (queue.data.find(({ name }) => name === named) ?? firstToDo(queue.data)) : null;
  const list = useRead(
    'proofread/pages',
    { limit, ...(batch ? { batch: batch.name } : {}) },
    { enabled: batch !== null },
  );
  // While another batch's list is on its way the one before is still there.
  const pages = list.isPlaceholderData || !list.data ? NONE : list.data;
  const pageId = chosen ?? firstWithWords(pages)?.id ?? null;
  const read = useRead('proofread/page', { pageId: pageId ?? 1 }, { enabled: pageId !== null });
  const page = read.data?.id === pageId ? read.data : null;
  const word = page && at !== null ? (wordsOf(page)[at] ?? null) : null;
  return {
    queue: queue.data,
    batch,
    pages,
    pagesPending: list.isPending || list.isPlaceholderData,
    page,
    word,
    limit,
    setLimit,
    error: queue.error ?? list.error ?? read.error,
  };
}

/** What recognition changes of it. */
const READS = ['proofread/queue', 'proofread/pages', 'proofread/page'] as const;

/** Pages of an older version of the program are counted as soon as somebody looks, once. */
function useCount(wanted: boolean): void {
  const asked = useRef(false);
  useEffect(() => {
    if (!wanted || asked.current) return;
    asked.current = true;
    startWork('proofread/count', {}).done.catch((error: unknown) => notify.error(error));
  }, [wanted]);
}

const NONE: readonly ProofPageLine[] = [];

/** All words of a page in reading order: their `at` is their place in this list. */
export function wordsOf(page: ProofPage): readonly ProofWord[] {
  return page.lines.flatMap((line) => line.words);
}

function firstToDo(queue: readonly ProofQueueLine[]): ProofQueueLine | null {
  const latest = queue.toReversed();
  return latest.find((one) => one.doubtful > 0 || one.waiting > 0) ?? latest[0] ?? null;
}

function firstWithWords(pages: readonly ProofPageLine[]): ProofPageLine | undefined {
  return pages.find((page) => page.doubtful > 0) ?? pages.find((page) => page.words > 0) ?? pages[0];
}
