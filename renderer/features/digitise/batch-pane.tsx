import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { useWords } from '../../words/index.ts';
import { view } from './view-state.ts';
import { WatchList } from './watch-list.tsx';
import { WorkList } from './work-list.tsx';

/** Batches with how far each has come, the folders that are watched, and the work going on. */
export function BatchPane({
  batches,
  current,
}: {
  readonly batches: readonly BatchLine[];
  readonly current: string | null;
}) {
  const { say, number } = useWords();
  return (
    <div className="batch-pane">
      <WorkList />
      <section aria-label={say('digitise.batches')}>
        <h2>{say('digitise.batches')}</h2>
        <ul className="batch-list">
          {[...batches].reverse().map((batch) => (
            <li key={batch.name}>
              <button type="button" aria-current={batch.name === current} onClick={() => view.showBatch(batch.name)}>
                <strong>{batch.name}</strong>
                <span className="facts">
                  {say('digitise.batchFacts', {
                    pages: number(batch.pages),
                    passed: number(batch.passed),
                    rescan: number(batch.rescan),
                  })}
                </span>
                <span className="meter" aria-hidden>
                  <span className="passed" style={{ width: share(batch.passed, batch.pages) }} />
                  <span className="rescan" style={{ width: share(batch.rescan, batch.pages) }} />
                </span>
                {batch.refused > 0 ? (
                  <span className="facts warn">{say('digitise.batchRefused', { count: number(batch.refused) })}</span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <WatchList />
    </div>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${(100 * part) / whole}%`;
}
