export { describeFiles } from './describe-files.ts';
export type { DescribeInput, DescribeReport } from './describe-files.ts';
export { writeTemplate } from './write-template.ts';
