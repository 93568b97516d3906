import { useState } from 'react';
import { useChange } from '../../../bridge/index.ts';
import { Button, Notice, TextField } from '../../../ui/index.ts';
import { notify } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { NewPassphrase } from './add-user.tsx';

/** One's own pass phrase, with the present one. */
export function OwnPassphrase() {
  const { say, explain } = useWords();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useChange('users/own-passphrase');
  const words = change.error ? explain(change.error) : null;
  const ready = present !== '' && next !== '' && next === again;
  const submit = (): void => {
    const given = { present, next };
    setPresent('');
    change.run(given).then(
      () => {
        setNext('');
        setAgain('');
        notify.done('settings.users.ownDone');
      },
      () => undefined,
    );
  };
  return (
    <section className="ui-panel" aria-labelledby="own-title">
      <h2 id="own-title">{say('settings.users.own')}</h2>
      <form
        className="settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) submit();
        }}
      >
        <TextField
          label={say('settings.users.present')}
          value={present}
          onChange={setPresent}
          maxLength={256}
          secret
          required
        />
        <NewPassphrase
          passphrase={next}
          onPassphrase={setNext}
          again={again}
          onAgain={setAgain}
          differ={again !== '' && again !== next}
        />
        {words ? (
          <Notice tone="bad" title={words.what}>
            {words.remedy}
          </Notice>
        ) : null}
        <div>
          <Button submit onPress={() => undefined} disabled={!ready || change.running}>
            {say('settings.users.own')}
          </Button>
        </div>
      </form>
    </section>
  );
}
