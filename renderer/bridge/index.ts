/** The one way from the window to the engine and the main process. */
export { call, shell, startWork, stopWork } from './call.ts';
export { useChange, useRead, type Change } from './queries.ts';
export { startEvents } from './events.ts';
export { useEngine, useWork } from './stores.ts';
