import { Play } from 'lucide-react';
import { create } from 'zustand';
import { COMMANDS, type CommandName } from '../../../shared/contract/commands.ts';
import type { JobRow } from '../../../shared/contract/reports/jobs.ts';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import type { ScreenId } from '../../../shared/model/screens.ts';
import { call, startWork, useRead } from '../../bridge/index.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { go, notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** Kind of job → its command and the screen from which it is run again, where the dialog cannot do that itself. */
const KINDS: Readonly<Record<string, { readonly command: CommandName; readonly screen: ScreenId }>> = {
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
 * What a run before left undone, told to whom it concerns: what a crash or a power cut broke off is told as such, and what
 * the person stopped, as by closing the program, as that. Work that can be gone on with is offered as long as it is open;
 * other work is told once, with the screen it is asked for on.
 */
export function RecoveryDialog({ workspace }: { readonly workspace: WorkspaceState }) {
  const { say, time, number } = useWords();
  const { takenOverFrom, scratchFilesRemoved, interruptedJobs } = workspace.recovery;
  const jobs = interruptedJobs.filter((job) => concerns(workspace, job));
  const key = keyOf(workspace);
  const told = useTold((state) => state.told.includes(key));
  const story = (takenOverFrom !== null || jobs.length > 0) && !told;
  const resumable = useRead('work/open', {}, { enabled: story });
  const open = story && !resumable.isPending;
  const ids = resumable.data?.map((one) => one.jobId) ?? [];
  const able = jobs.filter((job) => ids.includes(job.id));
  const close = (): void => {
    useTold.setState((state) => ({ told: [...state.told, key] }));
    const over = jobs.filter((job) => !ids.includes(job.id)).map(({ id }) => id);
    if (resumable.data && over.length > 0)
      call('work/told', { jobIds: over }).catch((error: unknown) => notify.error(error));
  };
  const goOn = (wanted: readonly JobRow[]): void => {
    close();
    for (const { id, kind } of wanted) {
      const { command, screen } = KINDS[kind] ?? { command: 'work/resume', screen: 'digitise' };
      startWork('work/resume', { jobId: id }).done.then(
        () => notify.ended({ screen, params: {} }, 'work.ended', { what: say(`work.${command}`) }),
        (error: unknown) => notify.error(error),
      );
    }
  };
  const stopped = jobs.filter(({ state }) => state === 'cancelled');
  const brokenOff = jobs.filter(({ state }) => state !== 'cancelled');
  const crashed = takenOverFrom !== null || brokenOff.length > 0;
  return (
    <Dialog
      title={say(titleOf(crashed, able.length > 0))}
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
      {able.length > 0 ? <p>{say('start.recovery.laterAbout')}</p> : null}
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

/** Whether the person may do this work. */
function concerns({ roles }: WorkspaceState, { kind }: JobRow): boolean {
  const command = KINDS[kind]?.command;
  const needs = command === undefined ? undefined : COMMANDS[command].needs;
  return needs === undefined || roles.includes(needs);
}

function titleOf(crashed: boolean, able: boolean): string {
  if (crashed) return 'start.recovery.title';
  return able ? 'start.recovery.stoppedTitle' : 'start.recovery.toldTitle';
}

function keyOf({ id, recovery }: WorkspaceState): string {
  return [id, recovery.takenOverFrom?.since ?? '', ...recovery.interruptedJobs.map((job) => job.id)].join(' ');
}
