import { FolderOpen } from 'lucide-react';
import { shell } from '../../../bridge/index.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { notify } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { changeDraft, isFolderGood, useDraft } from './draft.ts';

/** Where the workspace lies: a folder of its own inside one the person chooses. */
export function PlaceStep() {
  const { say } = useWords();
  const { parent, folder } = useDraft();
  const choose = (): void => {
    shell('dialog/open', { want: 'folder', title: say('start.new.place.choose') }).then(
      ([chosen]) => {
        if (chosen) changeDraft({ parent: chosen });
      },
      (error: unknown) => notify.error(error),
    );
  };
  return (
    <>
      <div className="ui-field">
        <span className="ui-label">{say('start.new.place.parent')}</span>
        <div className="ui-row">
          <span className="mono selectable path">{parent?.path ?? ''}</span>
          <Button icon={FolderOpen} onPress={choose}>
            {say('start.new.place.change')}
          </Button>
        </div>
      </div>
      <TextField
        label={say('start.new.place.folder')}
        value={folder}
        onChange={(text) => changeDraft({ folder: text })}
        help={say('start.new.place.help')}
        error={isFolderGood(folder) ? null : say('start.new.place.wrong')}
        maxLength={100}
        required
      />
    </>
  );
}
