import { KeyRound } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { shell } from '../../../bridge/index.ts';
import { Button, Notice, Radios } from '../../../ui/index.ts';
import { notify } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { changeDraft, useDraft } from './draft.ts';

const LATER = 'later';

/** The key to sign with: one used before, a file, or later. Only the path is kept. */
export function KeyStep() {
  const { say } = useWords();
  const key = useDraft((draft) => draft.key);
  const recent = useQuery({ queryKey: ['shell', 'keys/recent'], queryFn: () => shell('keys/recent', {}) }).data ?? [];
  const offered = key === null || recent.some((one) => one.token === key.token) ? recent : [key, ...recent];
  const choose = (): void => {
    const filters = [{ name: say('settings.keys.files'), extensions: ['p12', 'pfx'] }];
    shell('dialog/open', { want: 'file', title: say('settings.keys.choose'), filters }).then(
      ([chosen]) => {
        if (chosen) changeDraft({ key: chosen });
      },
      (error: unknown) => notify.error(error),
    );
  };
  return (
    <>
      <Radios
        label={say('start.new.key')}
        value={key?.token ?? LATER}
        options={[
          { value: LATER, label: say('start.new.key.later'), help: say('start.new.key.laterHelp') },
          ...offered.map((one) => ({ value: one.token, label: one.name, help: one.path })),
        ]}
        onChange={(token) => changeDraft({ key: offered.find((one) => one.token === token) ?? null })}
      />
      <div>
        <Button icon={KeyRound} onPress={choose}>
          {say('settings.keys.choose')}
        </Button>
      </div>
      <Notice tone="info" title={say('start.new.key.note')} />
    </>
  );
}
