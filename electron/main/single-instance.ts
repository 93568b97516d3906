import { app } from 'electron';
import { showWindow } from './window.ts';

/** True when this is the only one running. A second one started by the same person brings the first to the front and ends. */
export function setupSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', showWindow);
  return true;
}
