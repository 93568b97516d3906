import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { call, shell, startWork, stopWork, useWork } from '../../bridge/index.ts';
import { Button, Notice, ProgressBar, TextField } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { showStart } from './use-start.ts';

/** Brings a backup back as a workspace in a new folder, every file verified on the way, and opens it. */
export function RestoreBackup() {
  const { say, explain, bytes } = useWords();
  const [from, setFrom] = useState<ChosenPath | null>(null);
  const [parent, setParent] = useState<ChosenPath | null>(null);
  const [folder, setFolder] = useState('kho-phuc-hoi');
  const [callId, setCallId] = useState<string | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const progress = useWork((state) => state.calls.find((one) => one.id === callId)?.progress ?? null);
  const words = error ? explain(error) : null;
  const choose = (set: (chosen: ChosenPath) => void, title: string): void => {
    shell('dialog/open', { want: 'folder', title }).then(
      ([chosen]) => {
        if (chosen) set(chosen);
      },
      (caught: unknown) => notify.error(caught),
    );
  };
  const restore = async (): Promise<void> => {
    if (!from || !parent) return;
    setError(null);
    try {
      const to = await shell('path/inside', { folder: parent.token, name: folder.trim() });
      const { id, done } = startWork('workspace/restore', { from: from.token, to: to.token });
      setCallId(id);
      await done;
      await call('workspace/open', { root: to.token });
      showStart('home');
    } catch (caught) {
      const record = toErrorRecord(caught);
      if (record.code !== 'internal/cancelled') setError(record);
    } finally {
      setCallId(null);
    }
  };
  return (
    <section className="start-card" aria-labelledby="restore-title">
      <h1 id="restore-title">{say('start.choice.restore')}</h1>
      <p className="muted">{say('start.restore.about')}</p>
      <Place
        label={say('start.restore.from')}
        chosen={from}
        button={say('start.restore.chooseFrom')}
        onPress={() => choose(setFrom, say('start.restore.chooseFrom'))}
      />
      <Place
        label={say('start.new.place.parent')}
        chosen={parent}
        button={say('start.new.place.choose')}
        onPress={() => choose(setParent, say('start.new.place.choose'))}
      />
      <TextField label={say('start.new.place.folder')} value={folder} onChange={setFolder} maxLength={100} />
      {words ? (
        <Notice tone="bad" title={words.what} details={error?.details.map((one) => explain(one).what) ?? []}>
          {words.remedy}
        </Notice>
      ) : null}
      {callId === null ? null : (
        <ProgressBar
          label={say('work.workspace/restore')}
          share={progress?.total ? progress.done / progress.total : null}
          left={say('work.workspace/restore')}
          right={progress?.total ? `${bytes(progress.done)} / ${bytes(progress.total)}` : ''}
        />
      )}
      <div className="start-foot">
        {callId === null ? (
          <Button onPress={() => showStart('home')}>{say('start.back')}</Button>
        ) : (
          <Button onPress={() => stopWork(callId)}>{say('work.stop')}</Button>
        )}
        <Button
          look="primary"
          disabled={!from || !parent || folder.trim() === '' || callId !== null}
          onPress={() => void restore()}
        >
          {say('start.restore.run')}
        </Button>
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly chosen: ChosenPath | null;
  readonly button: string;
  readonly onPress: () => void;
}

function Place({ label, chosen, button, onPress }: PlaceProps) {
  const { say } = useWords();
  return (
    <div className="ui-field">
      <span className="ui-label">{label}</span>
      <div className="ui-row">
        <span className="mono selectable path">{chosen?.path ?? say('start.notChosen')}</span>
        <Button icon={FolderOpen} onPress={onPress}>
          {button}
        </Button>
      </div>
    </div>
  );
}
