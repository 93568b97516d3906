/** Lists of what a workspace holds. */
export { listBatches, listFiles } from './lists.ts';
export type { BatchLine, FileLine } from './lists.ts';
