import { FileSearch, FolderSearch, PackageOpen, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, useWork } from '../../bridge/index.ts';
import { Button, Empty, Notice, ProgressBar, Screen } from '../../ui/index.ts';
import { notify, runAction, useActions } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { NoAnchors } from './no-anchors.tsx';
import { useVerification, verify, type Verification } from './verification.ts';
import { VerifyResult } from './verify-result.tsx';
import './receive.css';

/** Drop or choose a transfer, package, PDF or signature, and see what verification says of it. */
export function ReceiveScreen() {
  const { say } = useWords();
  const now = useVerification();
  const [over, setOver] = useState(false);
  const what = now.state === 'none' ? null : now.what;
  const choose = (want: 'folder' | 'file'): void => {
    shell('dialog/open', { want, title: say(`action.receive.${want}`) }).then(
      ([chosen]) => {
        if (chosen) verify(chosen);
      },
      (error: unknown) => notify.error(error),
    );
  };
  useActions(
    {
      'receive.folder': { run: () => choose('folder') },
      'receive.file': { run: () => choose('file') },
      'receive.again': {
        enabled: what !== null && now.state !== 'running',
        run: () => {
          if (what) verify(what);
        },
      },
    },
    [now, say],
  );
  const drop = async (files: FileList): Promise<void> => {
    const answer = await window.tram.dropped([...files]);
    if (!answer.ok) {
      notify.error(answer.error);
      return;
    }
    const [first] = answer.value as readonly ChosenPath[];
    if (first) verify(first);
  };
  return (
    <Screen
      title={say('screen.receive')}
      tools={
        <>
          <Button
            icon={RefreshCw}
            disabled={what === null || now.state === 'running'}
            onPress={() => runAction('receive.again')}
          >
            {say('action.receive.again')}
          </Button>
          <Button icon={FileSearch} onPress={() => runAction('receive.file')}>
            {say('action.receive.file')}
          </Button>
          <Button icon={FolderSearch} look="primary" onPress={() => runAction('receive.folder')}>
            {say('action.receive.folder')}
          </Button>
        </>
      }
    >
      <div
        className={`receive ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void drop(event.dataTransfer.files);
        }}
      >
        {now.state === 'done' ? null : <NoAnchors />}
        <Shown now={now} />
      </div>
    </Screen>
  );
}

function Shown({ now }: { readonly now: Verification }) {
  const { say, explain, bytes, number } = useWords();
  const progress = useWork((state) =>
    now.state === 'running' ? (state.calls.find((one) => one.id === now.id)?.progress ?? null) : null,
  );
  if (now.state === 'none')
    return (
      <Empty icon={PackageOpen} title={say('receive.emptyTitle')}>
        {say('receive.empty')}
      </Empty>
    );
  if (now.state === 'running') {
    const amount = (value: number): string => (progress?.unit === 'bytes' ? bytes(value) : number(value));
    return (
      <div className="ui-empty">
        <h2>{say('receive.running', { name: now.what.name })}</h2>
        <ProgressBar
          label={say('work.receive/verify')}
          share={progress?.total ? progress.done / progress.total : null}
          left={progress ? `${amount(progress.done)}${progress.total ? ` / ${amount(progress.total)}` : ''}` : ''}
        />
        <p>{say('receive.runningHelp')}</p>
      </div>
    );
  }
  if (now.state === 'failed') {
    const { what, remedy } = explain(now.error);
    return (
      <Notice tone="bad" title={what} details={now.error.details.map((detail) => explain(detail).what)}>
        {remedy}
      </Notice>
    );
  }
  return <VerifyResult report={now.report} />;
}
