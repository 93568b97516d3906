/** What is looked at before a handover is begun, so that it does not stop half-way. */
export { handedOver } from './handed-over.ts';
export { preflight, type PreflightInput } from './preflight.ts';
