import { useEffect, useRef } from 'react';
import { useEngine, useRead } from '../bridge/index.ts';
import {
  isPreparing,
  RecoveryDialog,
  SamplesReady,
  SignInScreen,
  StartScreen,
  useReopen,
  useSamples,
} from '../features/start/index.ts';
import { Loading } from '../ui/index.ts';
import { useNavigation } from '../view/index.ts';
import { useWords } from '../words/index.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { EngineNotice } from './engine-notice.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { SCREEN_TABLE } from './screen-table.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowActions } from './use-window-actions.ts';

/** The window: the start screen until a workspace is open and its person signed in, then rail, top bar, the screen and the status bar. */
export function App() {
  const { say } = useWords();
  const state = useRead('workspace/state', {});
  const engine = useEngine((one) => one.state);
  const screen = useNavigation((one) => one.screen);
  useShortcuts();
  const opening = useReopen(state.isPending ? undefined : (state.data ?? null));
  // While the samples are on their way their workspace is open, but there is nothing to work with yet.
  const preparing = useSamples(isPreparing);
  const shown = preparing ? null : (state.data ?? null);
  useWindowActions(shown !== null && shown.signIn !== 'needed' ? shown : null);
  useEffect(() => {
    document.title = state.data ? `${state.data.agency.agencyName} – ${say('app.name')}` : say('app.name');
  }, [state.data, say]);

  useFreshWindow(state.data?.id ?? null);
  const { Show } = SCREEN_TABLE[screen];
  return (
    <>
      {state.isPending || (opening && shown === null) ? (
        <Loading label={say('app.starting')} />
      ) : shown === null ? (
        <StartScreen />
      ) : shown.signIn === 'needed' ? (
        <SignInScreen workspace={shown} />
      ) : (
        <div className="app">
          <a className="skip" href="#screen" onClick={skip}>
            {say('app.skip')}
          </a>
          <Rail />
          <TopBar workspace={shown} />
          <main id="screen" tabIndex={-1}>
            {engine === 'ready' ? null : <EngineNotice />}
            <Show key={`${shown.id}:${screen}`} />
          </main>
          <StatusBar />
          <RecoveryDialog workspace={shown} />
        </div>
      )}
      <SamplesReady />
      <Palette />
      <ShortcutList />
      <ClosingDialog />
      <Notices />
    </>
  );
}

/** What screens remember belongs to one workspace: when another is opened, the window begins anew. */
function useFreshWindow(id: string | null): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    if (shown.current !== null && shown.current !== id) location.reload();
    shown.current = id;
  }, [id]);
}

/** The address must stay as it is: only the focus moves. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('screen')?.focus();
}
