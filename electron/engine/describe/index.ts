export { describeFiles } from './describe-files.ts';
export type { DescribeInput, DescribeReport } from './describe-files.ts';
export { writeTemplate } from './write-template.ts';
export { readTables } from './read-tables.ts';
export type { Table } from './table.ts';
