import { useState } from 'react';
import type { UserLine } from '../../../../shared/contract/reports/users.ts';
import { useChange } from '../../../bridge/index.ts';
import { Button, Dialog, Notice } from '../../../ui/index.ts';
import { notify } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { NewPassphrase } from './add-user.tsx';

interface SetPassphraseProps {
  /** Whose; null while it is not asked for. */
  readonly user: UserLine | null;
  readonly onClose: () => void;
}

/** An administrator gives a new pass phrase to one who has forgotten theirs. */
export function SetPassphrase({ user, onClose }: SetPassphraseProps) {
  const { say } = useWords();
  return (
    <Dialog
      title={say('settings.users.setPassphraseOf', { name: user?.name ?? '' })}
      open={user !== null}
      onClose={onClose}
    >
      {user ? <SetForm user={user} onClose={onClose} /> : null}
    </Dialog>
  );
}

function SetForm({ user, onClose }: { readonly user: UserLine; readonly onClose: () => void }) {
  const { say, explain } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const change = useChange('users/set-passphrase');
  const words = change.error ? explain(change.error) : null;
  const ready = passphrase !== '' && passphrase === again;
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        change.run({ userId: user.id, passphrase }).then(
          () => {
            notify.done('settings.users.setDone', { name: user.name });
            onClose();
          },
          () => undefined,
        );
      }}
    >
      <NewPassphrase
        passphrase={passphrase}
        onPassphrase={setPassphrase}
        again={again}
        onAgain={setAgain}
        differ={again !== '' && again !== passphrase}
      />
      {words ? (
        <Notice tone="bad" title={words.what}>
          {words.remedy}
        </Notice>
      ) : null}
      <div className="settings-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button submit look="primary" onPress={() => undefined} disabled={!ready || change.running}>
          {say('settings.users.setPassphrase')}
        </Button>
      </div>
    </form>
  );
}
