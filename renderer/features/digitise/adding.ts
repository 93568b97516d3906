import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { CheckReport } from '../../../shared/contract/reports/pages.ts';
import type { FailedItem } from '../../../shared/contract/reports/jobs.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell, startWork } from '../../bridge/index.ts';
import { createWorkspaceStore, notify } from '../../view/index.ts';
import { view } from './view-state.ts';

interface Adding {
  /** Files and folders chosen, waiting for the name of their batch. */
  readonly chosen: readonly ChosenPath[];
  /** They are a folder to be watched, not files to be taken now. */
  readonly watch: boolean;
  /** How the last intake ended, until it is put away. */
  readonly report: IntakeReport | null;
  readonly error: ErrorRecord | null;
  /** What the last look at the pages of a batch came to, until put away. */
  readonly looked: Looked | null;
  /** Pages the last look at the pages could not read, with the reason, until put away. */
  readonly unread: readonly FailedItem[];
}

/** What the program found on the pages of a batch: counts that need no page to be opened. */
export interface Looked extends Omit<CheckReport, 'job' | 'findings'> {
  readonly batch: string;
}

/** Adding scans: from what was chosen to what became of it. */
export const useAdding = createWorkspaceStore<Adding>(() => ({
  chosen: [],
  watch: false,
  report: null,
  error: null,
  looked: null,
  unread: [],
}));

/** Asks for files or a folder; what is chosen waits in the dialog for its batch. `title` in the person's language. */
export function chooseScans(want: 'files' | 'folder', title: string, watch = false): void {
  shell('dialog/open', { want, title }).then(
    (chosen) => {
      if (chosen.length > 0) useAdding.setState({ chosen, watch });
    },
    (error: unknown) => notify.error(error),
  );
}

/** A name that ends like a file's; folders have none of these. */
const LIKE_A_FILE = /\.(jpe?g|png|tiff?|webp|bmp|jp2|jpx|pdf)$/i;

/**
 * Files and folders dropped on the window. One file goes to `one` where it is given: dropped on a page that waits for its new
 * scan it is that.
 */
export async function dropScans(files: FileList, one?: (file: ChosenPath) => void): Promise<void> {
  const answer = await window.tram.dropped([...files]);
  if (!answer.ok) {
    notify.error(answer.error);
    return;
  }
  const chosen = answer.value as readonly ChosenPath[];
  const [file] = chosen;
  if (one && file && chosen.length === 1 && LIKE_A_FILE.test(file.name)) one(file);
  else useAdding.setState({ chosen, watch: false });
}

/** Takes what was chosen into a batch, then looks at the new pages when that is wanted. */
export async function takeIn(paths: readonly ChosenPath[], batch: string, check: boolean): Promise<void> {
  useAdding.setState({ chosen: [], report: null, error: null, looked: null, unread: [] });
  try {
    const report = await startWork('intake/import', { paths: paths.map(({ token }) => token), batch }).done;
    useAdding.setState({ report });
    view.showBatch(report.batch);
    // One notice for what was asked for in one: taking in, and looking at the pages.
    if (check && report.pages > 0) await lookAtPages(report.batch);
    else notify.elsewhere(placeOf(report.batch), 'digitise.takenIn', { batch: report.batch, pages: report.pages });
  } catch (error) {
    const record = toErrorRecord(error);
    if (record.code === 'internal/cancelled') return;
    useAdding.setState({ error: record });
    notify.failed(placeOf(batch), error);
  }
}

/** Has the program look at the pages of a batch it has not seen yet; those it could not read are named, not passed over. */
export async function lookAtPages(batch: string): Promise<void> {
  const { job, pages, blank, look, turned, skewed } = await startWork('pages/check', { batch }).done;
  const looked: Looked = { batch, pages, blank, look, turned, skewed };
  useAdding.setState({ looked, unread: job.failed });
  const failed = job.failed.length;
  if (failed > 0) notify.elsewhere(placeOf(batch), 'digitise.lookedFailed', { batch, done: job.done, failed }, 'warn');
  else notify.elsewhere(placeOf(batch), 'digitise.looked', { ...looked });
}

function placeOf(batch: string) {
  return { screen: 'digitise', params: { batch } } as const;
}
