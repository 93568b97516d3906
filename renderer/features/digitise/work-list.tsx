import { Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import type { RunningCall } from '../../../shared/contract/events.ts';
import type { OpenWork } from '../../../shared/contract/reports/page-edits.ts';
import { call, startWork, stopWork, useRead, useWork } from '../../bridge/index.ts';
import { Button, ProgressBar } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

const HERE = { screen: 'digitise', params: {} } as const;

/** Long work of this screen. */
const OURS: readonly string[] = ['intake/import', 'pages/check', 'ocr/recognise', 'work/resume'];

/** Work going on, with rate and time left, to be paused or cancelled; and work that was stopped or cut off, to go on with. */
export function WorkList() {
  const { say } = useWords();
  const calls = useWork((state) => state.calls).filter(({ name }) => OURS.includes(name));
  const open = useRead('work/open', {}).data ?? [];
  const running = calls.length > 0;
  if (!running && open.length === 0) return null;
  return (
    <section aria-label={say('digitise.work')} className="work-list">
      <h2>{say('digitise.work')}</h2>
      {calls.map((one) => (
        <Running key={one.id} one={one} />
      ))}
      {running ? null : open.map((job) => <Stopped key={job.jobId} job={job} />)}
    </section>
  );
}

function Running({ one }: { readonly one: RunningCall }) {
  const { say, number, bytes, duration } = useWords();
  const [cancelling, setCancelling] = useState(false);
  const { progress, rate, secondsLeft, state } = one;
  const amount = (value: number): string => (progress?.unit === 'bytes' ? bytes(value) : number(value));
  const cancel = (): void => {
    setCancelling(true);
    const before = new Set<number>();
    void call('work/open', {})
      .then((jobs) => jobs.forEach(({ jobId }) => before.add(jobId)))
      .then(() => stopWork(one.id))
      .then(() => forgetNew(before));
  };
  return (
    <div className="work">
      <ProgressBar
        label={say(`work.${one.name}`)}
        share={progress?.total ? Math.min(1, progress.done / progress.total) : null}
        left={say(state === 'waiting' ? 'digitise.workWaits' : `work.${one.name}`)}
        right={progress ? `${amount(progress.done)}${progress.total === null ? '' : `/${amount(progress.total)}`}` : ''}
      />
      <p className="facts">
        {[
          ...(rate === null ? [] : [say('work.perMinute', { rate: number(rate * 60, rate < 0.2 ? 1 : 0) })]),
          ...(secondsLeft === null ? [] : [say('work.left', { time: duration(secondsLeft) })]),
        ].join(' · ')}
      </p>
      <div className="ui-row">
        <Button icon={Pause} disabled={state === 'stopping'} onPress={() => stopWork(one.id)}>
          {say('digitise.pause')}
        </Button>
        <Button icon={X} look="plain" disabled={state === 'stopping' || cancelling} onPress={cancel}>
          {say('digitise.cancelWork')}
        </Button>
      </div>
    </div>
  );
}

/** A cancelled job is not offered again: what it left open is forgotten once it has stopped. */
async function forgetNew(before: ReadonlySet<number>): Promise<void> {
  const wait = 150;
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((done) => setTimeout(done, wait));
    const [made] = (await call('work/open', {})).filter(({ jobId }) => !before.has(jobId));
    if (!made) continue;
    await call('work/forget', { jobId: made.jobId });
    return;
  }
}

function Stopped({ job }: { readonly job: OpenWork }) {
  const { say, number } = useWords();
  return (
    <div className="work">
      <strong>{say(`work.${job.command}`)}</strong>
      <p className="facts">
        {say(`digitise.stopped.${job.state}`, {
          batch: job.batch ?? say('digitise.allBatches'),
          done: number(job.done),
          total: number(job.total),
        })}
      </p>
      <div className="ui-row">
        <Button
          icon={Play}
          onPress={() => {
            startWork('work/resume', { jobId: job.jobId }).done.then(
              () => notify.ended(HERE, 'work.ended', { what: say(`work.${job.command}`) }),
              (error: unknown) => notify.error(error),
            );
          }}
        >
          {say('digitise.resume')}
        </Button>
        <Button
          look="plain"
          onPress={() => {
            call('work/forget', { jobId: job.jobId }).catch((error: unknown) => notify.error(error));
          }}
        >
          {say('digitise.forget')}
        </Button>
      </div>
    </div>
  );
}
