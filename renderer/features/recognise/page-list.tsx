import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert, CircleCheck, CircleDashed, FileX2, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ProofPageLine } from '../../../shared/contract/reports/proofread.ts';
import { doubtOf } from '../../../shared/model/doubt.ts';
import { Checkbox } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { PageName } from '../page-view/index.ts';
import type { Proof } from './use-proof.ts';
import { view } from './view-state.ts';

/** Height of a row in rem. */
const ROW = 2.9;

/** The pages of the batch with their confidence and what is left to look at; up and down go from page to page. */
export function PageList({ proof }: { readonly proof: Proof }) {
  const { say, number } = useWords();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { pages, page, limit } = proof;
  const shown = onlyOpen ? pages.filter((one) => one.doubtful > 0 || one.state === 'failed' || one.lost > 0) : pages;
  const scroller = useRef<HTMLDivElement>(null);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * rem,
    overscan: 8,
  });
  const at = shown.findIndex(({ id }) => id === page?.id);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
    // The virtualizer is the same throughout.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);
  const go = (to: number): void => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (next) view.showPage(next.id);
  };
  return (
    <section className="pages" aria-label={say('recognise.pages')}>
      <div className="head">
        <h2>{say('recognise.pages')}</h2>
        <Checkbox checked={onlyOpen} onChange={setOnlyOpen}>
          {say('recognise.onlyOpen')}
        </Checkbox>
      </div>
      <div ref={scroller} className="rows">
        {shown.length === 0 && !proof.pagesPending ? <p className="muted">{say('recognise.noPages')}</p> : null}
        <div
          role="grid"
          aria-label={say('recognise.pages')}
          aria-rowcount={shown.length}
          aria-activedescendant={at >= 0 ? `proof-page-${shown[at]!.id}` : undefined}
          tabIndex={0}
          style={{ height: rows.getTotalSize() }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') go(at + 1);
            else if (event.key === 'ArrowUp') go(at - 1);
            else if (event.key === 'Home') go(0);
            else if (event.key === 'End') go(shown.length - 1);
            else return;
            event.preventDefault();
          }}
        >
          {rows.getVirtualItems().map(({ index, start, size }) => {
            const line = shown[index]!;
            return (
              <div
                key={line.id}
                id={`proof-page-${line.id}`}
                role="row"
                aria-selected={line.id === page?.id}
                aria-rowindex={index + 1}
                className="proof-line"
                style={{ transform: `translateY(${start}px)`, height: size }}
                onClick={() => view.showPage(line.id)}
              >
                <StateIcon line={line} limit={limit} />
                <span role="gridcell" className="words">
                  <PageName page={line} />
                  <span className="facts">{factsOf(line, say, number)}</span>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function factsOf(
  line: ProofPageLine,
  say: ReturnType<typeof useWords>['say'],
  number: ReturnType<typeof useWords>['number'],
): string {
  if (line.state !== 'done') return say(`recognise.state.${line.state}`);
  if (line.words === 0) return say('recognise.noWords');
  const parts = [say('recognise.confidence', { confidence: number(line.confidence ?? 0) })];
  parts.push(say(line.doubtful > 0 ? 'recognise.doubtful' : 'recognise.allSeen', { count: number(line.doubtful) }));
  if (line.lost > 0) parts.push(say('recognise.batchLost', { count: number(line.lost) }));
  return parts.join(' · ');
}

function StateIcon({ line, limit }: { readonly line: ProofPageLine; readonly limit: number }) {
  if (line.state === 'failed') return <FileX2 aria-hidden className="bad" />;
  if (line.state !== 'done') return <CircleDashed aria-hidden className="muted" />;
  if (line.doubtful === 0) return <CircleCheck aria-hidden className="ok" />;
  return doubtOf(line.confidence ?? 0, limit) === 'sure' ? (
    <TriangleAlert aria-hidden className="warn" />
  ) : (
    <CircleAlert aria-hidden className="bad" />
  );
}
