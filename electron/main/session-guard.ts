import { app, session, type Session } from 'electron';
import { mayLoad } from './app-origin.ts';

/**
 * The session the window lives in: it reaches nothing but the app's own origin, grants nothing and downloads nothing.
 * Must be set up before the first window.
 */
export function setupSessionGuard(): void {
  guard(session.defaultSession);
  // Should another session ever come to be, it is shut the same way.
  app.on('session-created', guard);
}

function guard(one: Session): void {
  one.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, app.isPackaged) }));
  // Copying a page's text is the one thing a page may do with the system.
  one.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'clipboard-sanitized-write'));
  one.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write');
  one.setDevicePermissionHandler(() => false);
  one.on('will-download', (event) => event.preventDefault());
  one.setSpellCheckerEnabled(false);
  one.setSpellCheckerLanguages([]);
}
