/** What is looked at before a handover is begun, so that it does not stop half-way. */
export { preflight, type PreflightInput } from './preflight.ts';
