import { join } from 'node:path';
import { app } from 'electron';

/**
 * Puts preferences, window state and logs into the person's own folder of this program, whatever it was started as;
 * `--user-data-dir=…` names another (tests, a program on a stick).
 */
export function setupUserData(): void {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  app.setName('tram-luu-tru');
  app.setPath('userData', given === '' ? join(app.getPath('appData'), 'tram-luu-tru') : given);
}

/** A file in that folder. */
export function userDataFile(name: string): string {
  return join(app.getPath('userData'), name);
}
