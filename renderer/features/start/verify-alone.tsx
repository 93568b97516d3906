import { FileSearch, FolderSearch, RefreshCw, ShieldCheck, X } from 'lucide-react';
import { create } from 'zustand';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, startWork, stopWork, useWork } from '../../bridge/index.ts';
import { Button, IconButton, ProgressBar } from '../../ui/index.ts';
import { Fault, notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { verifier, VerifyResult, type Verification } from '../receive/index.ts';
import { showStart } from './use-start.ts';

/** Certificates taken for this window only: what they are is kept nowhere. */
const useAnchors = create<{ readonly anchors: readonly ChosenPath[] }>(() => ({ anchors: [] }));

const useVerification = create<Verification>(() => ({ state: 'none' }));

const verify = verifier(useVerification, ({ token }) => {
  const { anchors } = useAnchors.getState();
  return startWork('verify/path', { path: token, trust: { anchors: anchors.map((one) => one.token), crls: [] } });
});

/** Checks what was received without a workspace, with root certificates from files. */
export function VerifyAlone() {
  const { say } = useWords();
  const { anchors } = useAnchors();
  const now = useVerification();
  const running = now.state === 'running' ? now : null;
  const progress = useWork((state) => state.calls.find((one) => one.id === running?.id)?.progress ?? null);
  const choose = (want: 'file' | 'files' | 'folder', title: string, use: (paths: readonly ChosenPath[]) => void) => {
    shell('dialog/open', { want, title }).then(use, (caught: unknown) => notify.error(caught));
  };
  const verifyFirst = ([what]: readonly ChosenPath[]): void => {
    if (what) verify(what);
  };
  return (
    <section className="start-card wide" aria-labelledby="verify-title">
      <h1 id="verify-title">{say('start.choice.verify')}</h1>
      <p className="muted">{say('start.verify.about')}</p>
      <div className="ui-row">
        <Button
          icon={ShieldCheck}
          onPress={() =>
            choose('files', say('start.verify.anchors'), (paths) =>
              useAnchors.setState({
                anchors: [...anchors, ...paths.filter(({ token }) => anchors.every((one) => one.token !== token))],
              }),
            )
          }
        >
          {say('start.verify.anchors')}
        </Button>
        {anchors.map((one) => (
          <span key={one.token} className="ui-row chip">
            <span title={one.path}>{one.name}</span>
            <IconButton
              label={say('start.verify.without', { name: one.name })}
              icon={X}
              onPress={() => useAnchors.setState({ anchors: anchors.filter((other) => other !== one) })}
            />
          </span>
        ))}
      </div>
      {running === null ? null : (
        <ProgressBar
          label={say('work.verify/path')}
          share={progress?.total ? progress.done / progress.total : null}
          left={say('receive.running', { name: running.what.name })}
        />
      )}
      <Fault of={now.state === 'failed' ? now.error : null} />
      {now.state === 'done' ? <VerifyResult report={now.report} anchors={{ known: anchors.length > 0 }} /> : null}
      <div className="start-foot">
        {running === null ? (
          <Button onPress={() => showStart('home')}>{say('start.back')}</Button>
        ) : (
          <Button onPress={() => stopWork(running.id)}>{say('work.stop')}</Button>
        )}
        <Button
          icon={RefreshCw}
          disabled={now.state === 'none' || now.state === 'running'}
          onPress={() => {
            if (now.state !== 'none') verify(now.what);
          }}
        >
          {say('action.receive.again')}
        </Button>
        <Button
          icon={FileSearch}
          disabled={running !== null}
          onPress={() => choose('file', say('action.receive.file'), verifyFirst)}
        >
          {say('action.receive.file')}
        </Button>
        <Button
          icon={FolderSearch}
          look="primary"
          disabled={running !== null}
          onPress={() => choose('folder', say('action.receive.folder'), verifyFirst)}
        >
          {say('action.receive.folder')}
        </Button>
      </div>
    </section>
  );
}
