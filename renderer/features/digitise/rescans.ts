import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { RescanPair } from '../../../shared/contract/reports/rescans.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { call, shell, startWork } from '../../bridge/index.ts';
import { createWorkspaceStore, notify } from '../../view/index.ts';
import { lookAtPages, useAdding } from './adding.ts';

interface Rescans {
  /** The batch whose pairs are looked at; null while nobody looks. */
  readonly batch: string | null;
  /** Only the pair of this page, when a file was chosen for it. */
  readonly only: number | null;
  /** What was refused among the files just brought in, by name. */
  readonly refused: readonly { readonly name: string; readonly error: ErrorRecord }[];
}

const CLOSED: Rescans = { batch: null, only: null, refused: [] };

/** New scans for pages sent back: which are being looked at. */
export const useRescans = createWorkspaceStore<Rescans>(() => CLOSED);

export const rescans = {
  show: (batch: string): void => useRescans.setState({ ...CLOSED, batch }),
  close: (): void => useRescans.setState(CLOSED),
};

/** Asks for one file that shall take a page's place, and shows both. `title` in the person's language. */
export async function chooseRescan(pageId: number, batch: string, title: string): Promise<void> {
  try {
    const [file] = await shell('dialog/open', { want: 'files', title });
    if (file) await takeRescan(pageId, batch, file);
  } catch (error) {
    notify.error(error);
  }
}

/** Takes one file that was dropped on a page sent back as its new scan. */
export async function takeRescan(pageId: number, batch: string, file: ChosenPath): Promise<void> {
  try {
    await call('rescans/bring', { pageId, path: file.token });
    useRescans.setState({ batch, only: pageId, refused: [] });
  } catch (error) {
    notify.error(error);
  }
}

/** Asks for a folder of new scans of a batch. */
export async function chooseRescans(batch: string, title: string): Promise<void> {
  try {
    const chosen = await shell('dialog/open', { want: 'folder', title });
    if (chosen.length > 0) await takeRescans(chosen, batch);
  } catch (error) {
    notify.error(error);
  }
}

/** Receives files as new scans of a batch's pages and shows what they are for; no page is changed yet. */
export async function takeRescans(paths: readonly ChosenPath[], batch: string): Promise<void> {
  useAdding.setState({ chosen: [], report: null, error: null, looked: null });
  try {
    const tokens = paths.map(({ token }) => token);
    const { refused } = await startWork('intake/import', { paths: tokens, batch, rescan: true }).done;
    const wrong = refused.filter(({ error }) => error.code !== 'intake/rescan-waiting');
    useRescans.setState({ batch, only: null, refused: wrong });
  } catch (error) {
    notify.error(error);
  }
}

/** Puts the new scans in the old ones' places, tells so with a way back, and has the program look at them. */
export async function replaceBy(pairs: readonly RescanPair[], batch: string): Promise<boolean> {
  try {
    await call('rescans/replace', {
      pairs: pairs.map(({ pageId, sourceId, frame }) => ({ pageId, sourceId, frame })),
    });
    const { undo } = await call('edit/stacks', {});
    notify.done('rescans.done', { count: pairs.length }, undo?.id);
    lookAtPages(batch).catch((error: unknown) => notify.error(error));
    return true;
  } catch (error) {
    notify.error(error);
    return false;
  }
}
