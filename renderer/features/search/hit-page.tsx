import { ChevronDown, ChevronUp, ExternalLink, FileSearch } from 'lucide-react';
import { useMemo } from 'react';
import type { FoundHit } from '../../../shared/contract/reports/search.ts';
import type { Box } from '../../../shared/model/page.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, IconButton, Loading, Notice } from '../../ui/index.ts';
import { runAction } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { PageViewer, type PageMark } from '../page-view/index.ts';
import type { Places } from './places.ts';
import { useSearch } from './search-state.ts';
import { useFieldWords } from './use-field-words.ts';

/** The page of a hit with the found words boxed, the present one brought into view. */
export function HitPage({ hit, places }: { readonly hit: FoundHit; readonly places: Places }) {
  const { say } = useWords();
  const { fieldName } = useFieldWords();
  const place = useSearch((state) => state.place) ?? places.first;
  const marks = useMemo(
    (): PageMark[] =>
      places.boxes.map((box, index) => ({
        id: String(index),
        box,
        tone: index === place ? 'warn' : 'info',
        active: index === place,
      })),
    [places.boxes, place],
  );
  return (
    <section className="hit-page" aria-label={say('search.page')}>
      <div className="ui-toolbar bar">
        <span className="selectable name">
          {hit.field ? <strong>{fieldName(hit.field)}</strong> : null}
          {places.boxes.length > 0 ? (
            <span aria-live="polite">{say('search.place', { at: place + 1, of: places.boxes.length })}</span>
          ) : (
            <span className="muted">{say('search.noPlace')}</span>
          )}
        </span>
        <IconButton
          label={say('action.search.previousPlace')}
          icon={ChevronUp}
          keys="Shift+F3"
          disabled={places.boxes.length < 2}
          onPress={() => runAction('search.previousPlace')}
        />
        <IconButton
          label={say('action.search.nextPlace')}
          icon={ChevronDown}
          keys="F3"
          disabled={places.boxes.length < 2}
          onPress={() => runAction('search.nextPlace')}
        />
        <span className="gap" />
        <Button icon={ExternalLink} onPress={() => runAction('search.open')}>
          {say(hit.documentId === null ? 'search.openPage' : 'search.openDocument')}
        </Button>
      </div>
      {hit.pageId === null ? (
        <Empty icon={FileSearch} title={say('search.noPage')}>
          {say('search.noPageDo')}
        </Empty>
      ) : (
        <PageOf pageId={hit.pageId} marks={marks} focus={places.boxes[place] ?? null} />
      )}
    </section>
  );
}

function PageOf({
  pageId,
  marks,
  focus,
}: {
  readonly pageId: number;
  readonly marks: readonly PageMark[];
  readonly focus: Box | null;
}) {
  const { say, explain } = useWords();
  const page = useRead('pages/read', { pageId });
  if (page.error) {
    const { what, remedy } = explain(page.error);
    return (
      <Notice tone="bad" title={what}>
        {remedy}
      </Notice>
    );
  }
  if (!page.data) return <Loading label={say('search.loadingPage')} />;
  // While the next page is being read the one before is still shown: its marks would be the other's.
  const same = page.data.id === pageId;
  return (
    <PageViewer page={page.data} marks={same ? marks : []} focus={same && focus ? withRoom(focus, page.data) : null} />
  );
}

/** Shares of the page shown around a place, so that what stands near it can be read as well. */
const ROOM = { x: 0.14, y: 0.1 } as const;

function withRoom([x0, y0, x1, y1]: Box, { width, height }: { readonly width: number; readonly height: number }): Box {
  return [
    Math.max(0, x0 - ROOM.x * width),
    Math.max(0, y0 - ROOM.y * height),
    Math.min(width, x1 + ROOM.x * width),
    Math.min(height, y1 + ROOM.y * height),
  ];
}
