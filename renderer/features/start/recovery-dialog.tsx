import { Play } from 'lucide-react';
import { create } from 'zustand';
import type { JobRow } from '../../../shared/contract/reports/jobs.ts';
import type { Recovery, WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import type { ScreenId } from '../../../shared/model/screens.ts';
import { startWork, useRead } from '../../bridge/index.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { go, notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Kind of job → its command and the screen from which it is run again, where the dialog cannot do that itself. */
const KINDS: Readonly<Record<string, { readonly command: string; readonly screen: ScreenId }>> = {
  intake: { command: 'intake/import', screen: 'digitise' },
  check: { command: 'pages/check', screen: 'digitise' },
  ocr: { command: 'ocr/recognise', screen: 'recognise' },
  extract: { command: 'extract/fields', screen: 'form' },
  pdf: { command: 'pdf/documents', screen: 'handover' },
  sign: { command: 'sign/documents', screen: 'handover' },
  package: { command: 'package/make', screen: 'handover' },
};

/** Openings whose story has been read. */
const useTold = create<{ readonly told: readonly string[] }>(() => ({ told: [] }));

/**
 * What a run before left undone, and the way to go on with it: what a crash or a power cut broke off is told as such, and what the
 * person stopped, as by closing the program, as that.
 */
export function RecoveryDialog({ workspace }: { readonly workspace: WorkspaceState }) {
  const { say, time, number } = useWords();
  const { recovery } = workspace;
  const key = keyOf(workspace);
  const told = useTold((state) => state.told.includes(key));
  const open = hasStory(recovery) && !told;
  const resumable = useRead('work/open', {}, { enabled: open }).data ?? [];
  const ids = resumable.map((one) => one.jobId);
  const mayResume = workspace.roles.includes('scan');
  const close = (): void => useTold.setState((state) => ({ told: [...state.told, key] }));
  const goOn = (jobs: readonly JobRow[]): void => {
    close();
    for (const { id } of jobs)
      startWork('work/resume', { jobId: id }).done.catch((error: unknown) => notify.error(error));
  };
  const { takenOverFrom, interruptedJobs, scratchFilesRemoved } = recovery;
  const able = mayResume ? interruptedJobs.filter((job) => ids.includes(job.id)) : [];
  const stopped = interruptedJobs.filter(({ state }) => state === 'cancelled');
  const brokenOff = interruptedJobs.filter(({ state }) => state !== 'cancelled');
  const crashed = takenOverFrom !== null || brokenOff.length > 0;
  return (
    <Dialog
      title={say(crashed ? 'start.recovery.title' : 'start.recovery.stoppedTitle')}
      open={open}
      onClose={close}
      footer={
        <>
          <Button onPress={close} autoFocus={able.length === 0}>
            {say(able.length > 0 ? 'start.recovery.later' : 'button.close')}
          </Button>
          {able.length > 0 ? (
            <Button look="primary" icon={Play} autoFocus onPress={() => goOn(able)}>
              {say('start.recovery.goOn')}
            </Button>
          ) : null}
        </>
      }
    >
      {takenOverFrom ? (
        <p>{say('start.recovery.takenOver', { since: time(takenOverFrom.since), host: takenOverFrom.host })}</p>
      ) : (
        <p>{say(crashed ? 'start.recovery.cutOff' : 'start.recovery.stoppedAbout')}</p>
      )}
      {crashed ? (
        <Notice tone="ok" title={say('start.recovery.safe')}>
          {scratchFilesRemoved > 0 ? say('start.recovery.cleaned', { count: number(scratchFilesRemoved) }) : null}
        </Notice>
      ) : null}
      <JobList title={say('start.recovery.jobs')} jobs={brokenOff} able={able} leave={close} />
      <JobList title={say('start.recovery.stoppedJobs')} jobs={stopped} able={able} leave={close} />
    </Dialog>
  );
}

interface JobListProps {
  readonly title: string;
  readonly jobs: readonly JobRow[];
  readonly able: readonly JobRow[];
  readonly leave: () => void;
}

function JobList({ title, jobs, able, leave }: JobListProps) {
  if (jobs.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="start-jobs">
        {jobs.map((job) => (
          <Interrupted key={job.id} job={job} able={able.includes(job)} leave={leave} />
        ))}
      </ul>
    </>
  );
}

interface InterruptedProps {
  readonly job: JobRow;
  /** It can be gone on with from here. */
  readonly able: boolean;
  readonly leave: () => void;
}

function Interrupted({ job, able, leave }: InterruptedProps) {
  const { say, time, number } = useWords();
  const known = KINDS[job.kind];
  return (
    <li>
      <div>
        <strong>{known ? say(`work.${known.command}`) : job.kind}</strong>
        <div className="muted">
          {say('start.recovery.progress', {
            done: number(job.done + job.failed),
            total: number(job.total),
            time: time(job.startedAt),
          })}
        </div>
        {able ? null : <div className="muted">{say('start.recovery.again')}</div>}
      </div>
      {able || !known ? null : (
        <Button
          onPress={() => {
            leave();
            go(known.screen);
          }}
        >
          {say(`action.go.${known.screen}`)}
        </Button>
      )}
    </li>
  );
}

function hasStory({ takenOverFrom, interruptedJobs }: Recovery): boolean {
  return takenOverFrom !== null || interruptedJobs.length > 0;
}

function keyOf({ id, recovery }: WorkspaceState): string {
  return [id, recovery.takenOverFrom?.since ?? '', ...recovery.interruptedJobs.map((job) => job.id)].join(' ');
}
