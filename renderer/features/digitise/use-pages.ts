import { useMemo } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import type { SampleReport } from '../../../shared/contract/reports/page-edits.ts';
import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { marksAt, type PageMarks } from '../../../shared/model/page-marks.ts';
import { useRead } from '../../bridge/index.ts';
import { useView, type Filter } from './view-state.ts';

/** A page as the list of all of them knows it. */
export interface OutlinePage extends PageMarks {
  readonly id: number;
}

const MATCHES: Readonly<Record<Filter, (page: PageMarks) => boolean>> = {
  all: () => true,
  unchecked: ({ checkState }) => checkState === 'unchecked',
  rescan: ({ checkState }) => checkState === 'rescan',
  blank: ({ blankness }) => blankness === 'blank' || blankness === 'look',
  findings: ({ flagged }) => flagged,
  edited: ({ edited }) => edited,
};

const NONE: readonly never[] = [];

export interface ShownPages {
  readonly batches: readonly BatchLine[];
  readonly batch: BatchLine | null;
  readonly sample: SampleReport | null;
  /** All pages of the batch, and those the filter or the sample leaves. */
  readonly pages: readonly OutlinePage[];
  readonly shown: readonly OutlinePage[];
  readonly loading: boolean;
  readonly error: AppError | null;
}

/** The batches, the chosen one (the latest when none is) and its pages as they are shown. */
export function usePages(): ShownPages {
  const chosen = useView((state) => state.batch);
  const filter = useView((state) => state.filter);
  const sampleId = useView((state) => state.sampleId);
  const batches = useRead('list/batches', {});
  const lines = batches.data ?? NONE;
  const batch = lines.find(({ name }) => name === chosen) ?? lines.at(-1) ?? null;
  const name = batch?.name ?? '';
  const outline = useRead('pages/outline', { batch: name }, { enabled: name !== '' });
  const samples = useRead('samples/list', { batch: name }, { enabled: name !== '' });
  const sample = samples.data?.find(({ id }) => id === sampleId) ?? null;
  // While another batch's pages are on their way those of the one before are still there.
  const pagesOf = outline.isPlaceholderData ? undefined : outline.data;
  const pages = useMemo((): readonly OutlinePage[] => {
    if (name === '' || !pagesOf) return NONE;
    const { ids, marks } = pagesOf;
    return ids.map((id, at) => ({ id, ...marksAt(marks, at) }));
  }, [name, pagesOf]);
  const shown = useMemo(() => {
    if (sample) {
      const drawn = new Set(sample.pages.map(({ pageId }) => pageId));
      return pages.filter(({ id }) => drawn.has(id));
    }
    return filter === 'all' ? pages : pages.filter(MATCHES[filter]);
  }, [pages, filter, sample]);
  return {
    batches: lines,
    batch,
    sample,
    pages,
    shown,
    loading: batches.isPending || (name !== '' && pagesOf === undefined && !outline.error),
    error: batches.error ?? outline.error,
  };
}
