import { KeyRound } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../../shared/contract/app-error.ts';
import { shell } from '../../../bridge/index.ts';
import { Button, Notice, Radios } from '../../../ui/index.ts';
import { Fault } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { chooseKey } from '../../settings/index.ts';
import { changeDraft, useDraft } from './draft.ts';

const LATER = 'later';

/** The key to sign with: one used before, a file, or later. Only the path is kept. */
export function KeyStep() {
  const { say } = useWords();
  const [fault, setFault] = useState<ErrorRecord | null>(null);
  const key = useDraft((draft) => draft.key);
  const recent = useQuery({ queryKey: ['shell', 'keys/recent'], queryFn: () => shell('keys/recent', {}) }).data ?? [];
  const offered = key === null || recent.some((one) => one.token === key.token) ? recent : [key, ...recent];
  const choose = (): void => {
    setFault(null);
    chooseKey(say).then(
      (chosen) => {
        if (chosen) changeDraft({ key: chosen });
      },
      (error: unknown) => setFault(toErrorRecord(error)),
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
      <Fault of={fault} />
      <Notice tone="info" title={say('start.new.key.note')} />
    </>
  );
}
