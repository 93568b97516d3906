export { JobStore } from './job-store.ts';
export type { JobRow, JobState } from './job-store.ts';
export { GONE, runJob } from './run-job.ts';
export type { FailedItem, ItemResult, JobReport, JobSpec } from './run-job.ts';
