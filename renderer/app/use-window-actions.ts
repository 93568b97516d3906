import { SCREENS } from '../../shared/model/screens.ts';
import { TEXT_SCALES, THEMES } from '../../shared/contract/shell.ts';
import type { WorkspaceState } from '../../shared/contract/reports/workspace.ts';
import { call, shell, stopWork, useRead, useWork } from '../bridge/index.ts';
import { chooseWorkspace, runSamples, showStart } from '../features/start/index.ts';
import { go, notify, useActions, usePreferences } from '../view/index.ts';
import { useWords } from '../words/index.ts';
import { usePalette } from './palette.tsx';
import { useShortcutList } from './shortcut-list.tsx';

/** Binds the actions of the window itself. */
export function useWindowActions(workspace: WorkspaceState | null): void {
  const { say } = useWords();
  const open = workspace !== null;
  const stacks = useRead('edit/stacks', {}, { enabled: open }).data;
  const running = useWork((state) => state.calls[0]?.id);
  useActions(
    {
      'workspace.new': { run: () => leaveTo('new') },
      'workspace.samples': { run: () => void runSamples() },
      'workspace.restore': { run: () => leaveTo('restore') },
      'workspace.open': { run: () => quietly(chooseWorkspace(say)) },
      'workspace.close': { run: () => quietly(call('workspace/close', {})), enabled: open },
      'users.signOut': {
        run: () => quietly(call('users/sign-out', {})),
        enabled: workspace !== null && workspace.signIn === 'done',
      },
      'edit.undo': {
        enabled: Boolean(stacks?.undo),
        run: () => quietly(call('edit/undo', {}).then((step) => notify.done('app.undone', { what: say(step.label) }))),
      },
      'edit.redo': {
        enabled: Boolean(stacks?.redo),
        run: () => quietly(call('edit/redo', {}).then((step) => notify.done('app.redone', { what: say(step.label) }))),
      },
      'view.palette': { run: () => usePalette.setState({ open: true }) },
      'view.textLarger': { run: () => scaleText(1) },
      'view.textSmaller': { run: () => scaleText(-1) },
      'view.theme': { run: nextTheme },
      'view.fullScreen': { run: () => quietly(shell('window/full-screen', {})) },
      'work.stop': {
        enabled: running !== undefined,
        run: () => {
          if (running !== undefined) stopWork(running);
        },
      },
      'help.shortcuts': { run: () => useShortcutList.setState({ open: true }) },
      ...Object.fromEntries(SCREENS.map(({ id }) => [`go.${id}`, { run: () => go(id), enabled: open }])),
    },
    [open, workspace?.signIn, stacks, running, say],
  );
}

function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => notify.error(error));
}

function leaveTo(view: 'new' | 'restore'): void {
  showStart(view);
  quietly(call('workspace/close', {}));
}

function scaleText(by: 1 | -1): void {
  const { preferences, set } = usePreferences.getState();
  const now = TEXT_SCALES.findIndex((scale) => scale >= preferences.textScale);
  set({ textScale: TEXT_SCALES[Math.min(TEXT_SCALES.length - 1, Math.max(0, now + by))]! });
}

function nextTheme(): void {
  const { preferences, set } = usePreferences.getState();
  set({ theme: THEMES[(THEMES.indexOf(preferences.theme) + 1) % THEMES.length]! });
}
