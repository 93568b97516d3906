/** The way into a workspace: first run, samples, opening, sign-in, and what a run before left undone. */
export { chooseWorkspace } from './choose-workspace.ts';
export { RecoveryDialog } from './recovery-dialog.tsx';
export { isPreparing, runSamples, useSamples } from './samples.ts';
export { SamplesReady } from './samples-ready.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
export { StartScreen } from './start-screen.tsx';
export { useReopen } from './use-reopen.ts';
export { showStart, useStart } from './use-start.ts';
