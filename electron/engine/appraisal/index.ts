/**
 * Appraisal (xác định giá trị): which retention the schedules propose for a file, what was decided, by whom and why. A
 * proposal never becomes a value by itself.
 */
export { decide, withdraw, type DecideInput } from './decide.ts';
export { readAppraisal } from './detail.ts';
export { importSchedule } from './import-schedule.ts';
export { readDecisions } from './decisions.ts';
export { listAppraisal } from './list.ts';
export { forgetSchedule, listRules } from './schedules.ts';
