import { ChevronLeft, ChevronRight, Scissors } from 'lucide-react';
import { useMemo } from 'react';
import type { PageOffer } from '../../../shared/contract/reports/forming.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { useRead } from '../../bridge/index.ts';
import { Empty, IconButton } from '../../ui/index.ts';
import { Fault } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { NoPage, PageThumb, PageViewer, type PageMark, PageName } from '../page-view/index.ts';
import { drag } from './drop.ts';
import { form, useForm } from './form-state.ts';
import { run } from './run.ts';

interface PagePaneProps {
  readonly pages: readonly PageLine[];
  readonly offers?: readonly PageOffer[];
  /** The document whose pages they are; null while they belong to none. */
  readonly documentId: number | null;
}

/** The pages of a document beside its form: the place a value was read from is marked and brought into view. */
export function PagePane({ pages, offers = [], documentId }: PagePaneProps) {
  const { say } = useWords();
  const chosen = useForm((state) => state.page);
  const field = useForm((state) => state.field);
  const at = Math.max(
    0,
    pages.findIndex(({ id }) => id === chosen),
  );
  const line = pages[at];
  const read = useRead('pages/read', { pageId: line?.id ?? 1 }, { enabled: line !== undefined });
  const page = read.data?.id === line?.id ? read.data : undefined;
  const marks = useMemo(
    (): PageMark[] =>
      offers
        .filter(({ pageId, box }) => pageId === line?.id && box !== null)
        .map(({ key, box, value }) => ({
          id: key,
          box: box!,
          tone: value === null ? 'warn' : key === field ? 'ok' : 'info',
          active: key === field,
          label: value ?? '',
        })),
    [offers, line?.id, field],
  );
  const place = offers.find(({ key, pageId }) => key === field && pageId === line?.id)?.box ?? null;
  if (!line)
    return (
      <Empty icon={Scissors} title={say('form.noPages')}>
        {say('form.noPagesDo')}
      </Empty>
    );
  const go = (to: number): void => form.set({ page: pages[to]?.id ?? null });
  return (
    <div className="form-pages">
      <div className="bar">
        <IconButton
          label={say('form.previousPage')}
          icon={ChevronLeft}
          disabled={at === 0}
          onPress={() => go(at - 1)}
        />
        <span>{say('form.pageOf', { at: at + 1, of: pages.length })}</span>
        <IconButton
          label={say('form.nextPage')}
          icon={ChevronRight}
          disabled={at >= pages.length - 1}
          onPress={() => go(at + 1)}
        />
        <span className="muted name">
          <PageName page={line} />
        </span>
        {documentId !== null && at > 0 ? (
          <IconButton
            label={say('form.splitHere')}
            icon={Scissors}
            onPress={() => void run('forming/split', { documentId, pageId: line.id })}
          />
        ) : null}
      </div>
      {read.error ? (
        <Fault of={read.error} />
      ) : page ? (
        <PageViewer page={page} marks={marks} focus={place} />
      ) : (
        <NoPage />
      )}
      {pages.length > 1 ? (
        <div
          className="strip"
          role="listbox"
          aria-label={say('form.strip')}
          aria-orientation="horizontal"
          tabIndex={0}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') go(Math.min(pages.length - 1, at + 1));
            else if (event.key === 'ArrowLeft') go(Math.max(0, at - 1));
            else return;
            event.preventDefault();
          }}
        >
          {pages.slice(0, MOST_THUMBS).map((one, index) => (
            // The list has the keyboard.
            <div
              key={one.id}
              role="option"
              aria-selected={index === at}
              className="thumb"
              draggable
              onDragStart={() => drag.start({ kind: 'pages', pageIds: [one.id] })}
              onDragEnd={() => drag.end()}
              onClick={() => go(index)}
            >
              <PageThumb page={one} />
              <span>{index + 1}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** A document with more pages shows the first of them here; the viewer goes through all. */
const MOST_THUMBS = 300;
