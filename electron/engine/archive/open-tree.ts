import { stat } from 'node:fs/promises';
import { diskError } from '../base/disk-error.ts';
import { silentTask, type Task } from '../base/task.ts';
import { openFolderTree } from './folder-tree.ts';
import { TREE_LIMITS, type TreeLimits } from './limits.ts';
import type { PackageTree } from './package-tree.ts';
import { openZipTree } from './zip-tree.ts';

/**
 * Opens a folder or a ZIP that came from outside. What is wrong with single names is in the tree's findings; what makes
 * the whole unusable ends with an error `package/archive-*`. The caller closes the tree.
 */
export async function openTree(
  path: string,
  task: Task = silentTask(),
  limits: TreeLimits = TREE_LIMITS,
): Promise<PackageTree> {
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  return stats.isDirectory() ? openFolderTree(path, limits, task.signal) : openZipTree(path, limits, task.signal);
}
