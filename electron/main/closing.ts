import { app } from 'electron';
import type { EngineClient } from './engine-client.ts';
import type { AppWindow } from './window.ts';

export interface Closing {
  /** The person's answer to `closing`: close now, stopping the work, or stay. */
  decide(close: boolean): Promise<void>;
}

/**
 * Closing while work is going on asks the person first, with what is running. Then, and when nothing runs, the engine
 * closes the workspace before the program ends.
 */
export function setupClosing(window: AppWindow, engine: EngineClient): Closing {
  let closed = false;

  const leave = async (): Promise<void> => {
    await engine.close();
    closed = true;
    app.quit();
  };

  window.beforeClose(() => {
    if (closed) return true;
    // A document that hangs or broke down cannot ask anybody: it must not keep the program open.
    if (engine.running.length > 0 && window.answers()) window.send({ type: 'closing', calls: engine.running });
    else void leave();
    return false;
  });
  app.on('window-all-closed', () => app.quit());

  return {
    async decide(close) {
      if (close) await leave();
    },
  };
}
