import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import { call, useChange, useRead } from '../../bridge/index.ts';
import { Button, Notice, Select, TextField } from '../../ui/index.ts';
import { notify, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import './start.css';

/** Before anything of a workspace with users is shown: who is there? */
export function SignInScreen({ workspace }: { readonly workspace: WorkspaceState }) {
  const { say, explain } = useWords();
  const names = useRead('users/names', {}).data ?? [];
  const [last, setLast] = useStored('signIn.name', '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const signIn = useChange('users/sign-in');
  const name = chosen ?? (names.includes(last) ? last : (names[0] ?? ''));
  const enter = (): void => {
    const given = { name, passphrase };
    setPassphrase('');
    // What went wrong is shown below the field.
    signIn.run(given).then(
      () => setLast(name),
      () => undefined,
    );
  };
  const words = signIn.error ? explain(signIn.error) : null;
  return (
    <main className="start" id="screen" tabIndex={-1}>
      <form
        className="start-card narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && !signIn.running) enter();
        }}
      >
        <h1>
          <LockKeyhole aria-hidden /> {say('start.signIn.title')}
        </h1>
        <p>
          <strong>{workspace.agency.agencyName}</strong>
          <br />
          <span className="muted path">{workspace.root}</span>
        </p>
        <Select
          label={say('start.signIn.name')}
          value={name}
          options={names.map((one) => ({ value: one, label: one }))}
          onChange={setChosen}
        />
        <TextField
          label={say('start.signIn.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          secret
          autoFocus
          maxLength={256}
        />
        {words ? (
          <Notice tone="bad" title={words.what}>
            {words.remedy}
          </Notice>
        ) : null}
        <div className="start-foot">
          <Button onPress={() => void call('workspace/close', {}).catch((error: unknown) => notify.error(error))}>
            {say('action.workspace.close')}
          </Button>
          <Button submit look="primary" onPress={() => undefined} disabled={signIn.running || passphrase === ''}>
            {say(signIn.running ? 'start.signIn.running' : 'start.signIn.enter')}
          </Button>
        </div>
      </form>
    </main>
  );
}
