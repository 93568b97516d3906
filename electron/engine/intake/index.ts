/** Taking in: files and folders become masters, sources and pages of a batch. */
export { collectSources } from './collect-sources.ts';
export type { FoundSource, IgnoredReason, Listing } from './collect-sources.ts';
export { identify } from './identify.ts';
export type { Identity } from './identify.ts';
export { forgetRun, importSources, unfinishedRun } from './import-sources.ts';
export type { IntakeRequest } from './import-sources.ts';
export { requireBatch } from './known-batch.ts';
export type { IntakeReport } from './report-run.ts';
export { probeSource } from './probe-source.ts';
export { renamed } from './renamed.ts';
export type { PageRow, SourceFacts, SourceKind } from './source-facts.ts';
export { WatchKeeper, watchesOf } from './watch/keeper.ts';
export type { WatchTiming } from './watch/folder-watch.ts';
export { setAside } from './take-source.ts';
export { setAsideFiles } from './set-aside.ts';
