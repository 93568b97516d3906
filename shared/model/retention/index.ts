/** Retention: terms, how they are counted, and the rows of the schedules, each with its clause. */
export * from './term.ts';
export { RETENTION_RULES, type RetentionRule } from './rules.ts';
export { SCHEDULE_COLUMNS, type ScheduleColumn } from './schedule-columns.ts';
