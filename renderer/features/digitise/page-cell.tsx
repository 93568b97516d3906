import { memo } from 'react';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { Shortened } from '../../ui/index.ts';
import { pageImageUrl, pageNumber } from '../page-view/index.ts';

/** The state of a page in words, for those who do not see the signs. One function for the whole grid. */
export type CellWords = (page: PageLine) => string;

interface PageCellProps {
  readonly id: number;
  /** Absent until its line has come. */
  readonly page: PageLine | undefined;
  readonly place: number;
  readonly column: number;
  readonly selected: boolean;
  readonly focused: boolean;
  /** False while rows fly past: pictures nobody sees are not asked for. */
  readonly load: boolean;
  readonly words: CellWords;
}

/** Addresses that were shown before: they come from the cache and need no waiting. */
const known = new Set<string>();

/**
 * One page in the grid. It has no hooks and hears no events of its own: the grid does both, so that a cell costs as little
 * as its elements. State is told by sign and words, not by colour alone.
 */
export const PageCell = memo(function PageCell(props: PageCellProps) {
  const { id, page, place, column, selected, focused, load, words } = props;
  return (
    <div
      className={`page-cell${focused ? ' focused' : ''}`}
      id={`page-${id}`}
      role="gridcell"
      aria-colindex={column}
      aria-selected={selected}
      data-id={id}
      data-check={page?.checkState}
    >
      <div className="picture">{page ? <Picture page={page} load={load} /> : null}</div>
      <div className="caption">
        <span className="place">{place}</span>
        {page ? <Caption page={page} words={words} /> : null}
      </div>
    </div>
  );
});

function Picture({ page, load }: { readonly page: PageLine; readonly load: boolean }) {
  const url = pageImageUrl(page.id, page.version, 'thumb');
  const shape = page.aspect > 1.05 ? 'tall' : 'wide';
  const style = { aspectRatio: String(1 / page.aspect) };
  if (!load && !known.has(url)) return <div className={`blank-picture ${shape}`} style={style} />;
  return (
    <img
      src={url}
      alt=""
      decoding="async"
      draggable={false}
      style={style}
      className={shape}
      onLoad={() => known.add(url)}
      onError={(event) => event.currentTarget.parentElement?.setAttribute('data-failed', '')}
    />
  );
}

function Caption({ page, words }: { readonly page: PageLine; readonly words: CellWords }) {
  const { checkState, blankness, worst, edited } = page;
  const number = ` · ${pageNumber(page)}`;
  return (
    <>
      <span className="source">
        <Shortened text={page.source + number} keep={number.length} />
      </span>
      <span className="hidden-visually">{words(page)}</span>
      <span className="signs" aria-hidden>
        {edited ? <span className="sign edited">✎</span> : null}
        {blankness === 'blank' ? <span className="sign blank">□</span> : null}
        {blankness === 'look' ? <span className="sign look">?</span> : null}
        {worst === 'error' || worst === 'warning' ? <span className={`sign ${worst}`}>!</span> : null}
        {checkState === 'passed' ? <span className="sign passed">✓</span> : null}
        {checkState === 'rescan' ? <span className="sign rescan">✕</span> : null}
      </span>
    </>
  );
}
