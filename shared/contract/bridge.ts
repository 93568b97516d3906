import type { ErrorRecord } from './app-error.ts';
import type { CommandName } from './commands.ts';
import type { AppEvent } from './events.ts';
import type { ShellCommandName } from './shell.ts';

/** How every call over the bridge ends. Plain JSON; bytes travel by URL of the app's own origin. */
export type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorRecord };

/**
 * What the preload script gives the window, as `window.tram`: nothing else of Electron or Node is there.
 * - `call`: a command of the engine. `id` names the call in progress events and for `cancel`; the window makes it up.
 * - `shell`: a command of the main process (dialogs, preferences).
 * - `onEvent`: returns what stops the subscription.
 * - `dropped`: tokens for files a person dropped on the window; a File object the window made up itself gives none.
 */
export interface Bridge {
  call(id: string, name: CommandName, input: unknown): Promise<Answer>;
  cancel(id: string): void;
  shell(name: ShellCommandName, input: unknown): Promise<Answer>;
  onEvent(listener: (event: AppEvent) => void): () => void;
  dropped(files: readonly unknown[]): Promise<Answer>;
}

/** Channels between preload and main. */
export const CHANNELS = {
  call: 'tram:call',
  cancel: 'tram:cancel',
  shell: 'tram:shell',
  dropped: 'tram:dropped',
  event: 'tram:event',
} as const;
