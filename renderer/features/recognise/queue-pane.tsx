import type { ProofQueueLine } from '../../../shared/contract/reports/proofread.ts';
import { Mark, ProgressBar } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { PageList } from './page-list.tsx';
import type { Proof } from './use-proof.ts';
import { useRunning } from './use-running.ts';
import { view } from './view-state.ts';

/** The queue of recognition, batch by batch, and the pages of the one that is shown. */
export function QueuePane({ proof }: { readonly proof: Proof }) {
  const { say } = useWords();
  const { queue = [], batch } = proof;
  return (
    <div className="queue-pane">
      <section aria-label={say('recognise.queue')} className="queue">
        <h2>{say('recognise.queue')}</h2>
        <Running />
        <ul>
          {queue.toReversed().map((line) => (
            <li key={line.name}>
              <button type="button" aria-current={line.name === batch?.name} onClick={() => view.showBatch(line.name)}>
                <BatchFacts line={line} />
              </button>
            </li>
          ))}
        </ul>
      </section>
      <PageList proof={proof} />
    </div>
  );
}

function BatchFacts({ line }: { readonly line: ProofQueueLine }) {
  const { say, number } = useWords();
  const { pages, waiting, done, blank, failed, doubtful, corrected, lost } = line;
  // Blank pages have nothing to be recognised; the overview counts as well without them.
  const toRead = pages - blank;
  const share = (part: number): string => `${toRead === 0 ? 0 : (100 * part) / toRead}%`;
  return (
    <>
      <strong>{line.name}</strong>
      <span className="facts">
        {say('recognise.batchFacts', { done: number(done), pages: number(toRead), waiting: number(waiting) })}
      </span>
      <span className="meter" aria-hidden>
        <span className="done" style={{ width: share(done) }} />
        <span className="failed" style={{ width: share(failed) }} />
      </span>
      <span className="facts">
        {say('recognise.batchWords', { doubtful: number(doubtful), corrected: number(corrected) })}
      </span>
      {failed > 0 ? <Mark tone="bad">{say('recognise.batchFailed', { count: number(failed) })}</Mark> : null}
      {lost > 0 ? <Mark tone="warn">{say('recognise.batchLost', { count: number(lost) })}</Mark> : null}
    </>
  );
}

/** How far recognition is; the way to stop it stands where it was started. */
function Running() {
  const { say, number, duration } = useWords();
  return useRunning().map(({ id, state, progress, secondsLeft }) => (
    <ProgressBar
      key={id}
      label={say('work.ocr/recognise')}
      share={progress?.total ? Math.min(1, progress.done / progress.total) : null}
      left={say(state === 'waiting' ? 'recognise.waits' : 'work.ocr/recognise')}
      right={[
        ...(progress?.total ? [`${number(progress.done)}/${number(progress.total)}`] : []),
        ...(secondsLeft === null ? [] : [say('work.left', { time: duration(secondsLeft) })]),
      ].join(' · ')}
    />
  ));
}
