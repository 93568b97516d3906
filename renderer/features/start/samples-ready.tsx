import { Button, Dialog } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { forgetSamples, PRACTICE_PASSPHRASE, useSamples } from './samples.ts';

/** Shown once the practice workspace is open: what is in it and what can be tried. */
export function SamplesReady() {
  const { say } = useWords();
  const { state, key } = useSamples();
  const leaveFor = (screen: 'form' | 'handover'): void => {
    forgetSamples();
    go(screen);
  };
  return (
    <Dialog
      title={say('start.ready.title')}
      open={state === 'ready'}
      onClose={forgetSamples}
      footer={
        <>
          <Button onPress={() => leaveFor('handover')}>{say('start.ready.handover')}</Button>
          <Button onPress={() => leaveFor('form')}>{say('start.ready.form')}</Button>
          <Button look="primary" autoFocus onPress={forgetSamples}>
            {say('start.ready.look')}
          </Button>
        </>
      }
    >
      <p>{say('start.ready.about')}</p>
      <dl className="start-facts selectable">
        <dt>{say('start.ready.key')}</dt>
        <dd className="mono">{key?.path}</dd>
        <dt>{say('start.ready.passphrase')}</dt>
        <dd className="mono">{PRACTICE_PASSPHRASE}</dd>
      </dl>
      <p className="muted">{say('start.ready.temporary')}</p>
    </Dialog>
  );
}
