import { powerSaveBlocker } from 'electron';
import type { RunningCall } from '../../shared/contract/events.ts';
import type { EngineClient } from './engine-client.ts';
import type { AppWindow } from './window.ts';

/** While work goes on the PC does not go to sleep, and the task bar's button shows how far it is. */
export function setupWorkShown(window: AppWindow, engine: EngineClient): void {
  let blocker: number | null = null;
  engine.onEvent((event) => {
    if (event.type !== 'work') return;
    const busy = event.calls.length > 0;
    if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!busy && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    window.browserWindow()?.setProgressBar(taskBarProgress(event.calls));
  });
}

/** As the task bar wants it: from 0 to 1, 2 for "busy, nobody knows how far", -1 for nothing. */
export function taskBarProgress(calls: readonly RunningCall[]): number {
  const running = calls.find(({ state }) => state !== 'waiting');
  if (running === undefined) return -1;
  const { done = 0, total = null } = running.progress ?? {};
  return total === null || total === 0 ? 2 : done / total;
}
