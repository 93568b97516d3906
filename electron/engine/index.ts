/**
 * The engine: everything the program can do, as a table of commands. Started alike from a test, the command line or the
 * window's engine process; it knows nothing of any of them.
 */
export { createWorkspace, openBesideWriter, openWorkspace } from './workspace/index.ts';
export type { Recovery, Workspace } from './workspace/index.ts';
export { runCommand } from './run-command.ts';
export { EngineSession, type SessionHost } from './session/index.ts';
export type { CommandOutput } from '../../shared/contract/commands.ts';
export { needsSignIn, signIn } from './users/index.ts';
export { resourcePath } from './base/resources.ts';
export { lineLogger } from './base/logger.ts';
export { diskError } from './base/disk-error.ts';
export { PRODUCT } from './base/product.ts';
export { systemClock, isoVietnam, type Clock } from './base/clock.ts';
export { silentTask, type Task } from './base/task.ts';
export type { FailedItem, JobReport } from './jobs/index.ts';
export type { VerifyReport } from './verify/index.ts';
export { ROUND } from './package/index.ts';
