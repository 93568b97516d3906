import { FolderOutput, KeyRound } from 'lucide-react';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { PACKAGE_KINDS } from '../../../shared/model/package-shapes.ts';
import { shell } from '../../bridge/index.ts';
import { Button, Radios, TextField } from '../../ui/index.ts';
import { notify, runAction, useActions } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { change, type Planned } from './plan.ts';

interface HowChoiceProps {
  readonly passphrase: string;
  readonly onPassphrase: (value: string) => void;
  /** The key file and the folder as they stand; null while none is chosen. */
  readonly chosenKey: ChosenPath | null;
  readonly out: ChosenPath | null;
  readonly plan: Planned;
}

/** Kind of package, the round's data, the medium and the key. */
export function HowChoice({ passphrase, onPassphrase, chosenKey, out, plan }: HowChoiceProps) {
  const { say } = useWords();
  const choose = async (want: 'file' | 'folder'): Promise<ChosenPath | undefined> => {
    const filters = [{ name: say('handover.keyFiles'), extensions: ['p12', 'pfx'] }];
    const [chosen] = await shell('dialog/open', {
      want,
      title: say(want === 'file' ? 'action.handover.chooseKey' : 'action.handover.chooseOut'),
      ...(want === 'file' ? { filters } : {}),
    });
    return chosen;
  };
  const failed = (error: unknown): void => notify.error(error);
  useActions(
    {
      'handover.chooseKey': {
        run: () => {
          choose('file').then((key) => {
            if (!key) return;
            change({ key });
            shell('keys/remember', { token: key.token, keep: true }).catch(failed);
          }, failed);
        },
      },
      'handover.chooseOut': {
        run: () => {
          choose('folder').then((folder) => {
            if (folder) change({ folder });
          }, failed);
        },
      },
    },
    [say],
  );
  return (
    <div className="how">
      <section className="ui-panel" aria-label={say('handover.how')}>
        <h2>{say('handover.how')}</h2>
        <Radios
          label={say('handover.kind')}
          value={plan.kind}
          options={PACKAGE_KINDS.map((kind) => ({
            value: kind,
            label: say(`handover.kind.${kind}`),
            help: say(`handover.kindHelp.${kind}`),
          }))}
          onChange={(kind) => change({ kind })}
        />
        <div className="pair">
          <TextField
            label={say('handover.round')}
            value={plan.round}
            onChange={(round) => change({ round })}
            help={say('handover.roundHelp')}
            maxLength={50}
            required
          />
          <TextField
            label={say('handover.agreement')}
            value={plan.agreement}
            onChange={(agreement) => change({ agreement })}
            help={say('handover.agreementHelp')}
            maxLength={200}
          />
        </div>
      </section>
      <section className="ui-panel" aria-label={say('handover.where')}>
        <h2>{say('handover.where')}</h2>
        <div className="ui-row">
          <Button icon={FolderOutput} onPress={() => runAction('handover.chooseOut')}>
            {say('action.handover.chooseOut')}
          </Button>
          <span className="mono chosen">{out?.path ?? say('handover.notChosen')}</span>
        </div>
        <h2>{say('handover.key')}</h2>
        <div className="ui-row">
          <Button icon={KeyRound} onPress={() => runAction('handover.chooseKey')}>
            {say('action.handover.chooseKey')}
          </Button>
          <span className="mono chosen">{chosenKey?.path ?? say('handover.notChosen')}</span>
        </div>
        <TextField
          label={say('handover.passphrase')}
          value={passphrase}
          onChange={onPassphrase}
          secret
          help={say('handover.passphraseHelp')}
        />
      </section>
    </div>
  );
}
