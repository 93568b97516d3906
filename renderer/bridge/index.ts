/** The one way from the window to the engine and the main process. */
export { call, shell, startWork, stopWork } from './call.ts';
export { useChange, useRead, useReads, type Change, type Reads } from './queries.ts';
export { startEvents } from './events.ts';
export { useFollowedWork } from './follow-work.ts';
export { useEngine, useWork } from './stores.ts';
