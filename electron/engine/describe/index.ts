export { describeFiles } from './describe-files.ts';
export type { DescribeInput, DescribeReport } from './describe-files.ts';
export { applyDifferences } from './apply-differences.ts';
export { exportWorkbook } from './export-workbook.ts';
export { previewDifferences } from './differences.ts';
export { writeTemplate } from './write-template.ts';
export { readTables } from './read-tables.ts';
export type { Table } from './table.ts';
