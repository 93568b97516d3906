import { relative } from 'node:path';
import type { Detail } from '../../../shared/contract/app-error.ts';
import { masterPath, type WorkspacePaths } from './paths.ts';

/** A master that is not as it was received, by its digest and a name it was received under. */
export interface WrongMaster {
  readonly sha256: string;
  readonly name: string;
  readonly state: 'missing' | 'changed';
}

/** What is wrong with a master of the workspace: a backup has it. */
export function inWorkspace({ sha256, name, state }: WrongMaster): Detail {
  return {
    code: state === 'missing' ? 'workspace/master-missing' : 'workspace/master-changed',
    params: { sha256, name },
  };
}

/** What is wrong with a master of a backup, with the file in the backup: only another backup has it. */
export function inBackup({ sha256, name, state }: WrongMaster, backup: WorkspacePaths): Detail {
  const file = relative(backup.root, masterPath(backup, sha256)).replaceAll('\\', '/');
  return {
    code: state === 'missing' ? 'workspace/backup-master-missing' : 'workspace/backup-master-changed',
    params: { sha256, name, file },
  };
}
