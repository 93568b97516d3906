/** What left with transfers, and whether it is still what left. */
export { contentKey } from './content-key.ts';
export { changedFiles, changedSince, handedOver } from './handed-over.ts';
export { leftBefore } from './left-before.ts';
