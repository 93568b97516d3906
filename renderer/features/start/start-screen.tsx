import { Home } from './home.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import { isPreparing, useSamples } from './samples.ts';
import { SamplesProgress } from './samples-progress.tsx';
import { useStart } from './use-start.ts';
import { VerifyAlone } from './verify-alone.tsx';
import { Wizard } from './wizard/wizard.tsx';
import './start.css';

/** The window while no workspace is open. */
export function StartScreen() {
  const view = useStart((state) => state.view);
  const preparing = useSamples(isPreparing);
  return (
    <main className="start" id="screen" tabIndex={-1}>
      {preparing ? (
        <SamplesProgress />
      ) : view === 'new' ? (
        <Wizard />
      ) : view === 'restore' ? (
        <RestoreBackup />
      ) : view === 'verify' ? (
        <VerifyAlone />
      ) : (
        <Home />
      )}
    </main>
  );
}
