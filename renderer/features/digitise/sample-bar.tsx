import { useState } from 'react';
import type { SampleReport } from '../../../shared/contract/reports/page-edits.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Mark, ProgressBar, TextField } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { view } from './view-state.ts';

/** How far the check by sample has come, the rate of faults found so far, and the decision. */
export function SampleBar({ sample }: { readonly sample: SampleReport }) {
  const { say, number } = useWords();
  const decide = useChange('samples/decide');
  const [note, setNote] = useState(sample.note ?? '');
  const done = sample.checked === sample.pages.length;
  const percent = (share: number): string => number(share * 100, 1);
  const put = (decision: SampleReport['decision']): void => {
    decide.run({ sampleId: sample.id, decision, note }).catch((error: unknown) => notify.error(error));
  };
  return (
    <section className="sample-bar" aria-label={say('digitise.sample')}>
      <ProgressBar
        label={say('digitise.sample')}
        share={sample.checked / sample.pages.length}
        left={say('digitise.sampleChecked', { checked: sample.checked, of: sample.pages.length })}
      />
      <p className="rate">
        {sample.rate === null || sample.range === null
          ? say('digitise.sampleNoRate')
          : say('digitise.sampleRate', {
              found: sample.found,
              rate: percent(sample.rate),
              from: percent(sample.range[0]),
              to: percent(sample.range[1]),
            })}
        <span className="muted mono"> {say('digitise.sampleSeed', { seed: sample.seed.slice(0, 8) })}</span>
      </p>
      {sample.decision ? (
        <>
          <Mark tone={sample.decision === 'accepted' ? 'ok' : 'bad'}>
            {say(`digitise.decision.${sample.decision}`)}
          </Mark>
          {sample.note ? <span className="selectable">{sample.note}</span> : null}
          <Button onPress={() => put(null)}>{say('digitise.decisionBack')}</Button>
        </>
      ) : (
        <>
          <TextField
            label={say('digitise.sampleNote')}
            bare
            value={note}
            onChange={setNote}
            placeholder={say('digitise.sampleNote')}
            maxLength={1000}
          />
          <Button disabled={!done || decide.running} onPress={() => put('accepted')}>
            {say('digitise.decide.accepted')}
          </Button>
          <Button disabled={!done || decide.running} look="danger" onPress={() => put('rejected')}>
            {say('digitise.decide.rejected')}
          </Button>
        </>
      )}
      <Button look="plain" onPress={() => view.showSample(null)}>
        {say('digitise.sampleLeave')}
      </Button>
    </section>
  );
}
