import { Check, Circle, LoaderCircle, Square } from 'lucide-react';
import { useWork } from '../../bridge/index.ts';
import { Button, Notice, ProgressBar } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { forgetSamples, runSamples, SAMPLE_STEPS, stopSamples, useSamples } from './samples.ts';

/** The sample scans on their way through the work: each step, how far it is, and the way to stop. */
export function SamplesProgress() {
  const { say, explain } = useWords();
  const { state, step, error } = useSamples();
  const at = step === null ? -1 : SAMPLE_STEPS.indexOf(step);
  const words = error ? explain(error) : null;
  return (
    <section className="start-card" aria-labelledby="samples-title">
      <h1 id="samples-title">{say('start.samples.title')}</h1>
      <p className="muted">{say('start.samples.about')}</p>
      <ol className="start-steps">
        {SAMPLE_STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} className={index > at ? 'later' : ''}>
            <StepMark state={index < at ? 'done' : index > at ? 'later' : 'now'} />
            {say(`start.samples.${one}`)}
            {index < at ? <span className="hidden-visually">{say('start.samples.stepDone')}</span> : null}
          </li>
        ))}
      </ol>
      {state === 'failed' && words ? (
        <>
          <Notice tone="bad" title={words.what}>
            {words.remedy}
          </Notice>
          <div className="start-foot">
            <Button onPress={forgetSamples}>{say('start.back')}</Button>
            <Button look="primary" onPress={() => void runSamples()} autoFocus>
              {say('button.retry')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <StepProgress />
          <div className="start-foot">
            <Button icon={Square} onPress={() => void stopSamples()} disabled={state === 'stopping'} autoFocus>
              {say(state === 'stopping' ? 'work.stopping' : 'work.stop')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function StepProgress() {
  const { say, number, bytes } = useWords();
  const { step, callId } = useSamples();
  const progress = useWork((state) => state.calls.find((one) => one.id === callId)?.progress ?? null);
  const amount = (value: number): string => (progress?.unit === 'bytes' ? bytes(value) : number(value));
  return (
    <ProgressBar
      label={step ? say(`start.samples.${step}`) : say('start.samples.title')}
      share={progress?.total ? progress.done / progress.total : null}
      left={step ? say(`start.samples.${step}`) : ''}
      right={progress?.total ? `${amount(progress.done)} / ${amount(progress.total)}` : ''}
    />
  );
}

function StepMark({ state }: { readonly state: 'done' | 'now' | 'later' }) {
  if (state === 'done') return <Check aria-hidden className="done" />;
  if (state === 'now') return <LoaderCircle aria-hidden className="now" />;
  return <Circle aria-hidden />;
}
