import { join } from 'node:path';

/** Where things lie inside a workspace. The database holds no absolute path: the folder can be moved as a whole. */
export interface WorkspacePaths {
  readonly root: string;
  readonly database: string;
  readonly lock: string;
  readonly lockHolder: string;
  readonly masters: string;
  readonly derived: string;
  /** Packages received from others. */
  readonly inbox: string;
  readonly outbox: string;
  /** What went wrong without stopping the work; it moves with the workspace. */
  readonly logFile: string;
  readonly log: string;
  /** Half-made files of a run; emptied when the workspace is opened. On the same file system as everything else. */
  readonly scratch: string;
}

export function workspacePaths(root: string): WorkspacePaths {
  return {
    root,
    database: join(root, 'workspace.db'),
    lock: join(root, 'workspace.lock'),
    lockHolder: join(root, 'workspace.lock.json'),
    masters: join(root, 'masters'),
    derived: join(root, 'derived'),
    inbox: join(root, 'inbox'),
    outbox: join(root, 'outbox'),
    log: join(root, 'log'),
    logFile: join(root, 'log', 'workspace.log'),
    scratch: join(root, 'scratch'),
  };
}

/** The file that holds the bytes with this digest. */
export function masterPath(paths: WorkspacePaths, sha256: string): string {
  return join(paths.masters, sha256.slice(0, 2), sha256);
}
