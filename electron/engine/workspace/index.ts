export { backupWorkspace, restoreWorkspace } from './backup.ts';
export type { BackupReport } from './backup.ts';
export { createWorkspace, openWorkspace } from './open.ts';
export type { OpenOptions } from './open.ts';
export { masterPath, workspacePaths } from './paths.ts';
export type { WorkspacePaths } from './paths.ts';
export { AgencySettings } from './settings.ts';
export { change } from './workspace.ts';
export type { Recovery, Workspace } from './workspace.ts';
