/** The engine as one long-lived thing: an open workspace, calls with their ids, work that waits its turn, events. */
export { EngineSession, type SessionHost } from './session.ts';
