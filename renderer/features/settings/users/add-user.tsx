import { useState } from 'react';
import { ROLES, type Role } from '../../../../shared/contract/roles.ts';
import { useChange } from '../../../bridge/index.ts';
import { Button, Checkbox, Dialog, Notice, TextField } from '../../../ui/index.ts';
import { notify } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';

interface AddUserProps {
  readonly open: boolean;
  /** The first is an administrator, and is signed in at once. */
  readonly first: boolean;
  readonly onClose: () => void;
}

export function AddUser({ open, first, onClose }: AddUserProps) {
  const { say } = useWords();
  return (
    <Dialog
      title={say(first ? 'settings.users.firstDialog' : 'settings.users.addDialog')}
      open={open}
      onClose={onClose}
    >
      {open ? <AddUserForm first={first} onClose={onClose} /> : null}
    </Dialog>
  );
}

function AddUserForm({ first, onClose }: Omit<AddUserProps, 'open'>) {
  const { say, explain } = useWords();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(first ? ROLES : ['scan']);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const add = useChange('users/add');
  const words = add.error ? explain(add.error) : null;
  const differ = again !== '' && again !== passphrase;
  const ready = name.trim() !== '' && passphrase !== '' && again === passphrase && roles.length > 0;
  const submit = (): void => {
    add.run({ name, roles: [...roles], passphrase }).then(
      (user) => {
        notify.done('settings.users.added', { name: user.name });
        onClose();
      },
      // What went wrong is shown in the form.
      () => undefined,
    );
  };
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) submit();
      }}
    >
      {first ? (
        <Notice tone="info" title={say('settings.users.firstTitle')}>
          {say('settings.users.firstAbout')}
        </Notice>
      ) : null}
      <TextField
        label={say('settings.users.name')}
        value={name}
        onChange={setName}
        help={say('settings.users.nameHelp')}
        maxLength={200}
        required
        autoFocus
      />
      <fieldset className="ui-stack">
        <legend>{say('settings.users.roles')}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            checked={roles.includes(role)}
            disabled={first && role === 'administer'}
            onChange={(on) => setRoles(ROLES.filter((one) => (one === role ? on : roles.includes(one))))}
          >
            {say(`role.${role}`)} <span className="muted">— {say(`role.${role}.help`)}</span>
          </Checkbox>
        ))}
      </fieldset>
      <NewPassphrase
        passphrase={passphrase}
        onPassphrase={setPassphrase}
        again={again}
        onAgain={setAgain}
        differ={differ}
      />
      {words ? (
        <Notice tone="bad" title={words.what}>
          {words.remedy}
        </Notice>
      ) : null}
      <div className="settings-foot">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button submit look="primary" onPress={() => undefined} disabled={!ready || add.running}>
          {say('settings.users.add')}
        </Button>
      </div>
    </form>
  );
}

interface NewPassphraseProps {
  readonly passphrase: string;
  readonly onPassphrase: (value: string) => void;
  readonly again: string;
  readonly onAgain: (value: string) => void;
  readonly differ: boolean;
}

/** A new pass phrase, typed twice because nobody sees it. */
export function NewPassphrase({ passphrase, onPassphrase, again, onAgain, differ }: NewPassphraseProps) {
  const { say } = useWords();
  return (
    <>
      <TextField
        label={say('settings.users.passphrase')}
        value={passphrase}
        onChange={onPassphrase}
        help={say('settings.users.passphraseHelp')}
        maxLength={256}
        secret
        required
      />
      <TextField
        label={say('settings.users.again')}
        value={again}
        onChange={onAgain}
        error={differ ? say('settings.users.differ') : null}
        maxLength={256}
        secret
        required
      />
    </>
  );
}
