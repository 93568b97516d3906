import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { useWords } from '../../words/index.ts';
import { SetAsideDialog, useSetAside } from './set-aside-dialog.tsx';
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
              </button>
              {batch.refused + batch.duplicates > 0 ? (
                <button type="button" className="refused" onClick={() => useSetAside.setState({ batch: batch.name })}>
                  {say('digitise.batchSetAside', {
                    refused: number(batch.refused),
                    duplicates: number(batch.duplicates),
                  })}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <WatchList />
      <SetAsideDialog />
    </div>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${(100 * part) / whole}%`;
}
