/** Lists of what a workspace holds, and how far its work has come. */
export { findingKinds } from './finding-kinds.ts';
export { listBatches, listFiles } from './lists.ts';
export type { BatchLine, FileLine } from './lists.ts';
export { overviewState } from './state.ts';
export { workDays } from './work-days.ts';
