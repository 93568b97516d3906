import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { useEngine, useRead } from '../bridge/index.ts';
import {
  isPreparing,
  RecoveryDialog,
  SamplesReady,
  SignInScreen,
  StartScreen,
  useReopen,
  useSamples,
  useStart,
} from '../features/start/index.ts';
import { Loading } from '../ui/index.ts';
import {
  comeBack,
  comeTo,
  enterWorkspace,
  forgetEnded,
  leaveOn,
  useEnteredWorkspace,
  useScreen,
} from '../view/index.ts';
import { useWords } from '../words/index.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { EngineNotice } from './engine-notice.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { Done, Lasting } from './notices.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { SCREEN_TABLE } from './screen-table.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowActions } from './use-window-actions.ts';

/**
 * The window: the start screen until a workspace is open and its person signed in, then rail, top bar, the screen and the
 * status bar.
 */
export function App() {
  const { say } = useWords();
  const reopening = useReopen();
  const state = useRead('workspace/state', {}, { enabled: !reopening });
  const engine = useEngine((one) => one.state);
  const screen = useScreen();
  useShortcuts();
  // While the samples are on their way their workspace is open, but there is nothing to work with yet.
  const samples = useSamples();
  const hidden = isPreparing(samples) || state.data?.id === samples.givenUp;
  const entered = useEntered(state.data?.id ?? null);
  const shown = hidden || !entered ? null : (state.data ?? null);
  useWindowActions(shown !== null && shown.signIn !== 'needed' ? shown : null);
  useEffect(() => {
    document.title = state.data ? `${state.data.agency.agencyName} – ${say('app.name')}` : say('app.name');
  }, [state.data, say]);

  const startView = useStart(({ view }) => view);
  // What went wrong on one screen is no concern of the next.
  const view = shown === null ? startView : screen;
  useLayoutEffect(() => comeTo(screen), [shown?.id, shown?.signIn, view, screen]);
  useLayoutEffect(forgetEnded, [shown?.id, shown?.signIn]);

  const at = shown?.signIn === 'needed' ? undefined : shown?.id;
  useEffect(() => {
    if (at !== undefined) leaveOn(at, screen);
  }, [at, screen]);

  const { Show } = SCREEN_TABLE[screen];
  return (
    <>
      {state.isPending || !entered ? (
        <Loading label={say('app.starting')} />
      ) : shown === null ? (
        <Entry>
          <StartScreen />
        </Entry>
      ) : shown.signIn === 'needed' ? (
        <Entry>
          <SignInScreen workspace={shown} />
        </Entry>
      ) : (
        <div className="app">
          <a className="skip" href="#screen" onClick={skip}>
            {say('app.skip')}
          </a>
          <Rail />
          <TopBar workspace={shown} />
          <main id="screen" tabIndex={-1}>
            {engine === 'ready' ? null : <EngineNotice />}
            <FaultBoundary key={`${shown.id}:${screen}`} title={say(`screen.${screen}`)}>
              <Show />
            </FaultBoundary>
          </main>
          <Lasting />
          <StatusBar />
          <RecoveryDialog workspace={shown} />
        </div>
      )}
      <SamplesReady />
      <Palette />
      <ShortcutList />
      <ClosingDialog />
    </>
  );
}

/** What is shown before a workspace can be worked in, and what went wrong there. */
function Entry({ children }: { readonly children: ReactNode }) {
  return (
    <div className="outside">
      {children}
      <Lasting />
      <Done />
    </div>
  );
}

/**
 * Whether what screens remember is of the workspace that is open. Another one than before is shown only once nothing of the one
 * before is left, neither in the stores nor among the answers kept.
 */
function useEntered(id: string | null): boolean {
  const entered = useEnteredWorkspace();
  const client = useQueryClient();
  useLayoutEffect(() => {
    if (id === null || id === entered) return;
    const another = enterWorkspace(id);
    comeBack(id);
    if (another) void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'workspace/state' });
  }, [id, entered, client]);
  return id === null || id === entered;
}

/** The address must stay as it is: only the focus moves. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('screen')?.focus();
}
