import { DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { call, shell, startWork, useRead, useWork } from '../../bridge/index.ts';
import { Button, Notice, ProgressBar } from '../../ui/index.ts';
import { notify, useActions } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { daysUntil } from './days.ts';
import { Waiting } from './waiting.tsx';

/** Days after which a backup is old, when something has changed since. */
const OLD_DAYS = 7;

/** When the last backup was made and where, whether it is old, and making one. */
export function BackupPart() {
  const { say, explain, time, number, bytes } = useWords();
  const state = useRead('overview/state', {});
  const calls = useWork((one) => one.calls);
  const running = calls.find((one) => one.name === 'workspace/backup');
  const [error, setError] = useState<ErrorRecord | null>(null);
  const make = async (): Promise<void> => {
    const [folder] = await shell('dialog/open', { want: 'folder', title: say('settings.backup.choose') });
    if (!folder) return;
    setError(null);
    const name = await call('workspace/backup-name', {});
    const to = await shell('path/inside', { folder: folder.token, name });
    const report = await startWork('workspace/backup', { to: to.token }).done;
    const size = bytes(report.bytes);
    notify.ended({ screen: 'settings', params: { part: 'backup' } }, 'settings.backup.done', {
      path: report.path,
      size,
    });
  };
  const run = (): void => {
    make().catch((caught: unknown) => {
      const record = toErrorRecord(caught);
      if (record.code === 'internal/cancelled') return;
      setError(record);
      notify.failed({ screen: 'settings', params: { part: 'backup' } }, caught);
    });
  };
  useActions({ 'settings.backup': { run, enabled: running === undefined } }, [running === undefined, say]);
  const words = error ? explain(error) : null;
  if (!state.data) return <Waiting error={state.error} />;
  const { at, path, entriesSince } = state.data.backup;
  const old = at === null || (entriesSince > 0 && daysUntil(at) < -OLD_DAYS);
  return (
    <section className="ui-panel" aria-label={say('settings.backup')}>
      <p>{say('settings.backup.about')}</p>
      <Notice
        tone={at === null ? 'warn' : old ? 'warn' : 'ok'}
        title={at === null ? say('settings.backup.never') : say('settings.backup.last', { time: time(at) })}
      >
        {[
          ...(path === null ? [] : [path]),
          ...(entriesSince > 0 && at !== null ? [say('settings.backup.since', { count: number(entriesSince) })] : []),
          ...(old ? [say('settings.backup.old')] : []),
        ].join(' · ')}
      </Notice>
      {words ? (
        <Notice tone="bad" title={words.what} details={error?.details.map((one) => explain(one).what) ?? []}>
          {words.remedy}
        </Notice>
      ) : null}
      {running ? (
        <ProgressBar
          label={say('work.workspace/backup')}
          share={running.progress?.total ? running.progress.done / running.progress.total : null}
          left={say('work.workspace/backup')}
          right={running.progress ? bytes(running.progress.done) : ''}
        />
      ) : null}
      <div className="ui-row">
        <Button icon={DatabaseBackup} look="primary" onPress={run} disabled={running !== undefined}>
          {say('action.settings.backup')}
        </Button>
      </div>
      <p className="muted">{say('settings.backup.restore')}</p>
    </section>
  );
}
