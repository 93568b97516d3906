import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ReplaceHit } from '../../../shared/contract/reports/proofread.ts';
import { Checkbox } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { PageName } from '../page-view/index.ts';

/** Key of a place in the set of those that are left out. */
export const placeKey = ({ pageId, word }: Pick<ReplaceHit, 'pageId' | 'word'>): string => `${pageId}:${word}`;

interface ReplaceHitsProps {
  readonly hits: readonly ReplaceHit[];
  /** Keys of the places that are left out. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}

/** Every place with its page and its line, before and after; each can be left out. */
export function ReplaceHits({ hits, left, onLeft }: ReplaceHitsProps) {
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 8,
  });
  const toggle = (hit: ReplaceHit): void => {
    const next = new Set(left);
    if (!next.delete(placeKey(hit))) next.add(placeKey(hit));
    onLeft(next);
  };
  return (
    <>
      <Checkbox
        checked={left.size === 0 ? true : left.size === hits.length ? false : 'some'}
        onChange={(all) => onLeft(all ? new Set() : new Set(hits.map(placeKey)))}
      >
        {say('recognise.allPlaces')}
      </Checkbox>
      <div ref={scroller} className="replace-hits" role="group" aria-label={say('recognise.places')} tabIndex={0}>
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const hit = hits[index]!;
            return (
              <li
                key={placeKey(hit)}
                data-index={index}
                ref={rows.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Checkbox checked={!left.has(placeKey(hit))} onChange={() => toggle(hit)}>
                  <span className="place">
                    <span className="facts">
                      <PageName page={hit} />
                    </span>
                    <span>
                      {tail(hit.left)} <del>{hit.before}</del> <ins>{hit.after}</ins> {head(hit.right)}
                    </span>
                  </span>
                </Checkbox>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

/** As much of the line as is needed to know the place. */
const AROUND = 40;

function tail(text: string): string {
  return text.length > AROUND ? `…${text.slice(-AROUND)}` : text;
}

function head(text: string): string {
  return text.length > AROUND ? `${text.slice(0, AROUND)}…` : text;
}
