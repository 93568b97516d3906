import { useState } from 'react';
import type { SampleMethod } from '../../../shared/contract/reports/page-edits.ts';
import { useChange, useRead } from '../../bridge/index.ts';
import { Button, Dialog, Mark, Radios, TextField } from '../../ui/index.ts';
import { createWorkspaceStore, Fault, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { view } from './view-state.ts';

export const useSampleDialog = createWorkspaceStore<{ readonly open: boolean }>(() => ({ open: false }));

/** Draws a new sample of the batch, or goes back to one drawn before. */
export function SampleDialog({ batch, pages }: { readonly batch: string; readonly pages: number }) {
  const { say, number, time } = useWords();
  const open = useSampleDialog((state) => state.open);
  const draw = useChange('samples/draw');
  const samples = useRead('samples/list', { batch }).data ?? [];
  const [method, setMethod] = useStored<SampleMethod>('digitise.sampleMethod', 'percent');
  const [amount, setAmount] = useState('10');
  const value = Number(amount.replace(',', '.'));
  const wanted = method === 'percent' ? Math.ceil((pages * value) / 100) : Math.round(value);
  const wrong = !(value > 0) || (method === 'percent' && value > 100);
  const close = (): void => useSampleDialog.setState({ open: false });
  const show = (id: number): void => {
    view.showSample(id);
    close();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={say('digitise.sampleTitle')}
      footer={
        <>
          <Button onPress={close}>{say('button.cancel')}</Button>
          <Button
            look="primary"
            disabled={wrong || pages === 0 || draw.running}
            onPress={() => {
              draw.run({ batch, method, amount: value }).then(
                ({ id }) => show(id),
                () => undefined,
              );
            }}
          >
            {say('digitise.sampleDraw')}
          </Button>
        </>
      }
    >
      <p>{say('digitise.sampleHelp')}</p>
      <Radios
        label={say('digitise.sampleMethod')}
        value={method}
        onChange={setMethod}
        options={[
          { value: 'percent', label: say('digitise.samplePercent') },
          { value: 'count', label: say('digitise.sampleCount') },
        ]}
      />
      <TextField
        label={say(method === 'percent' ? 'digitise.samplePercent' : 'digitise.sampleCount')}
        value={amount}
        onChange={setAmount}
        error={wrong ? say('digitise.sampleWrong') : null}
        help={
          wrong
            ? ''
            : say('digitise.samplePages', { count: number(Math.min(pages, Math.max(1, wanted))), of: number(pages) })
        }
      />
      <Fault of={draw.error} />
      {samples.length > 0 ? (
        <section aria-label={say('digitise.samplesBefore')}>
          <h3>{say('digitise.samplesBefore')}</h3>
          <ul className="sample-list">
            {samples.map((sample) => (
              <li key={sample.id}>
                <span>
                  {say('digitise.sampleLine', {
                    at: time(sample.drawnAt),
                    who: sample.drawnBy,
                    checked: sample.checked,
                    of: sample.pages.length,
                    found: sample.found,
                  })}
                </span>
                {sample.decision ? (
                  <Mark tone={sample.decision === 'accepted' ? 'ok' : 'bad'}>
                    {say(`digitise.decision.${sample.decision}`)}
                  </Mark>
                ) : null}
                <Button onPress={() => show(sample.id)}>{say('digitise.sampleShow')}</Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}
