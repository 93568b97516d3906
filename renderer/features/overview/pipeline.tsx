import { CircleCheck, ChevronRight, TriangleAlert } from 'lucide-react';
import type { OverviewState, OverviewStep, StepId } from '../../../shared/contract/reports/overview.ts';
import type { ScreenId } from '../../../shared/model/screens.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Where each step is worked on. */
const SCREEN_OF: Readonly<Record<StepId, ScreenId>> = {
  check: 'digitise',
  judge: 'digitise',
  rescan: 'digitise',
  recognise: 'recognise',
  form: 'form',
  sign: 'handover',
  package: 'handover',
  transfer: 'handover',
};

/** The steps from scan to transfer, each with what waits there; a press leads to where it is worked on. */
export function Pipeline({ state }: { readonly state: OverviewState }) {
  const { say, number } = useWords();
  return (
    <section className="ui-panel" aria-labelledby="overview-steps">
      <header className="head">
        <h2 id="overview-steps">{say('overview.steps')}</h2>
        <p className="muted">
          {say('overview.whole', {
            pages: number(state.pages),
            blank: number(state.blank),
            documents: number(state.documents),
            files: number(state.files),
          })}
        </p>
      </header>
      <ol className="pipeline">
        {state.steps.map((step, index) => (
          <li key={step.id}>
            {index > 0 ? <ChevronRight aria-hidden className="arrow" /> : null}
            <Step step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { readonly step: OverviewStep }) {
  const { say, number } = useWords();
  const { id, unit, waiting, done, changed = 0 } = step;
  const all = waiting + done;
  const idle = waiting === 0;
  const whole = idle && changed === 0;
  return (
    <button
      type="button"
      className={`step ${all === 0 ? 'none' : whole ? 'idle' : ''}`}
      onClick={() => go(SCREEN_OF[id])}
    >
      <span className="name">{say(`overview.step.${id}`)}</span>
      <span className="waiting">
        {whole && all > 0 ? <CircleCheck aria-hidden size="1.2em" /> : null}
        {idle
          ? say(all === 0 ? 'overview.nothingYet' : 'overview.noneWaiting')
          : say(`overview.waiting.${unit}`, { count: number(waiting) })}
      </span>
      {changed > 0 ? (
        <span className="changed">
          <TriangleAlert aria-hidden size="1.2em" />
          {say('overview.changedSince', { count: number(changed) })}
        </span>
      ) : null}
      <span className="track" aria-hidden>
        <span className="fill" style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </span>
      <span className="muted done">{say('overview.done', { done: number(done), all: number(all) })}</span>
    </button>
  );
}
