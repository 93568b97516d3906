import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, X } from 'lucide-react';
import { useState } from 'react';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, useChange } from '../../bridge/index.ts';
import { Button, Empty, IconButton, Notice, TextField } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import { chooseKey } from './choose-key.ts';

const RECENT = ['shell', 'keys/recent'];

/** Key files this person signs with: remembered by their path only; a look at the certificate asks for the pass phrase. */
export function KeysPart() {
  const { say } = useWords();
  const client = useQueryClient();
  const keys = useQuery({ queryKey: RECENT, queryFn: () => shell('keys/recent', {}), staleTime: 0 }).data;
  const remember = (token: string, keep: boolean): void => {
    shell('keys/remember', { token, keep }).then(
      (now) => client.setQueryData(RECENT, now),
      (error: unknown) => notify.error(error),
    );
  };
  const choose = (): void => {
    chooseKey(say).then(
      (chosen) => {
        if (chosen) remember(chosen.token, true);
      },
      (error: unknown) => notify.error(error),
    );
  };
  return (
    <section className="ui-panel" aria-label={say('settings.keys')}>
      <p>{say('settings.keys.about')}</p>
      <div>
        <Button icon={KeyRound} onPress={choose}>
          {say('settings.keys.choose')}
        </Button>
      </div>
      {keys?.length === 0 ? (
        <Empty icon={KeyRound} title={say('settings.keys.none')}>
          {say('settings.keys.noneDo')}
        </Empty>
      ) : null}
      <ul className="settings-list">
        {keys?.map((one) => (
          <KeyLine key={one.token} file={one} forget={() => remember(one.token, false)} />
        ))}
      </ul>
    </section>
  );
}

/** One key file; its certificate is shown once the pass phrase has opened it. */
function KeyLine({ file, forget }: { readonly file: ChosenPath; readonly forget: () => void }) {
  const { say, explain } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const look = useChange('keys/show');
  const words = look.error ? explain(look.error) : null;
  return (
    <li className="ui-stack">
      <div className="ui-row">
        <strong>{file.name}</strong>
        <span className="muted path selectable">{file.path}</span>
        <IconButton label={say('settings.keys.forget', { name: file.name })} icon={X} onPress={forget} />
      </div>
      {look.answer ? (
        <CertificateFacts certificate={look.answer} />
      ) : (
        <form
          className="ui-row"
          onSubmit={(event) => {
            event.preventDefault();
            const given = passphrase;
            setPassphrase('');
            // What went wrong is shown below.
            look.run({ key: { path: file.token, passphrase: given } }).catch(() => undefined);
          }}
        >
          <TextField
            label={say('settings.keys.passphrase', { name: file.name })}
            value={passphrase}
            onChange={setPassphrase}
            placeholder={say('settings.keys.passphraseShort')}
            secret
            bare
          />
          <Button submit onPress={() => undefined} disabled={passphrase === '' || look.running}>
            {say('settings.keys.look')}
          </Button>
        </form>
      )}
      {words ? (
        <Notice tone="bad" title={words.what}>
          {words.remedy}
        </Notice>
      ) : null}
    </li>
  );
}
