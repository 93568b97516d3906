import { FileSearch, FolderSearch, ShieldCheck, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, startWork, stopWork, useWork } from '../../bridge/index.ts';
import { Button, IconButton, Notice, ProgressBar } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { VerifyResult } from '../receive/index.ts';
import { showStart } from './use-start.ts';

/** Checks what was received without a workspace, with root certificates from files. */
export function VerifyAlone() {
  const { say, explain } = useWords();
  const [anchors, setAnchors] = useState<readonly ChosenPath[]>([]);
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const [callId, setCallId] = useState<string | null>(null);
  const running = useRef<string | null>(null);
  const progress = useWork((state) => state.calls.find((one) => one.id === callId)?.progress ?? null);
  useEffect(
    () => () => {
      if (running.current !== null) stopWork(running.current);
    },
    [],
  );
  const choose = (want: 'file' | 'files' | 'folder', title: string, use: (paths: readonly ChosenPath[]) => void) => {
    shell('dialog/open', { want, title }).then(use, (caught: unknown) => notify.error(caught));
  };
  const verify = ([what]: readonly ChosenPath[]): void => {
    if (!what) return;
    setReport(null);
    setError(null);
    const trust = { anchors: anchors.map((one) => one.token), crls: [] };
    const { id, done } = startWork('verify/path', { path: what.token, trust });
    running.current = id;
    setCallId(id);
    done
      .then(setReport, (caught: unknown) => {
        const record = toErrorRecord(caught);
        if (record.code !== 'internal/cancelled') setError(record);
      })
      .finally(() => {
        running.current = null;
        setCallId(null);
      });
  };
  const words = error ? explain(error) : null;
  return (
    <section className="start-card wide" aria-labelledby="verify-title">
      <h1 id="verify-title">{say('start.choice.verify')}</h1>
      <p className="muted">{say('start.verify.about')}</p>
      <div className="ui-row">
        <Button
          icon={ShieldCheck}
          onPress={() => choose('files', say('start.verify.anchors'), (paths) => setAnchors([...anchors, ...paths]))}
        >
          {say('start.verify.anchors')}
        </Button>
        {anchors.map((one) => (
          <span key={one.token} className="ui-row chip">
            <span title={one.path}>{one.name}</span>
            <IconButton
              label={say('start.verify.without', { name: one.name })}
              icon={X}
              onPress={() => setAnchors(anchors.filter((other) => other !== one))}
            />
          </span>
        ))}
      </div>
      {callId === null ? null : (
        <ProgressBar
          label={say('work.verify/path')}
          share={progress?.total ? progress.done / progress.total : null}
          left={say('work.verify/path')}
        />
      )}
      {words ? (
        <Notice tone="bad" title={words.what}>
          {words.remedy}
        </Notice>
      ) : null}
      {report ? <VerifyResult report={report} /> : null}
      <div className="start-foot">
        {callId === null ? (
          <Button onPress={() => showStart('home')}>{say('start.back')}</Button>
        ) : (
          <Button onPress={() => stopWork(callId)}>{say('work.stop')}</Button>
        )}
        <Button
          icon={FileSearch}
          disabled={callId !== null}
          onPress={() => choose('file', say('action.receive.file'), verify)}
        >
          {say('action.receive.file')}
        </Button>
        <Button
          icon={FolderSearch}
          look="primary"
          disabled={callId !== null}
          onPress={() => choose('folder', say('action.receive.folder'), verify)}
        >
          {say('action.receive.folder')}
        </Button>
      </div>
    </section>
  );
}
