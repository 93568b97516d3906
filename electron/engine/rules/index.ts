/** Everything there is to say of files before they are handed over, each finding with the records it is about. */
export { checkFiles, checkFilesAndKeptPdfs, recordFindings } from './check-files.ts';
export { unconfirmedFindings } from './document-findings.ts';
export { isOutdated } from './outdated.ts';
export { checkOverview } from './overview.ts';
