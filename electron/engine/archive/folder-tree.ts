import { opendir, open, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { throwIfCancelled } from '../base/task.ts';
import { EntryGate } from './entry-gate.ts';
import type { TreeLimits } from './limits.ts';
import type { PackageTree } from './package-tree.ts';

const CHUNK = 1024 * 1024;

/** A folder as a package tree. Links and devices inside are findings and are never followed or opened. */
export async function openFolderTree(root: string, limits: TreeLimits, signal: AbortSignal): Promise<PackageTree> {
  const gate = new EntryGate();
  let seen = 0;
  let total = 0;
  const walk = async (folder: string): Promise<void> => {
    const names: { path: string; isFolder: boolean }[] = [];
    for await (const item of await opendir(join(root, folder))) {
      throwIfCancelled(signal);
      if (++seen > limits.entries)
        throw new AppError('package/archive-too-many-entries', { path: root, limit: limits.entries });
      const path = folder === '' ? item.name : `${folder}/${item.name}`;
      if (item.isSymbolicLink()) gate.report('package/entry-link', path);
      else if (item.isDirectory()) names.push({ path, isFolder: true });
      else if (item.isFile()) names.push({ path, isFolder: false });
      else gate.report('package/entry-special', path);
    }
    // Disks list names in any order; everything after this point should not depend on the disk.
    names.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { path, isFolder } of names) {
      if (isFolder) {
        gate.folder(path);
        await walk(path);
        continue;
      }
      const { size } = await lstat(join(root, path));
      total += size;
      if (total > limits.totalBytes)
        throw new AppError('package/archive-too-large', { path: root, limit: limits.totalBytes });
      gate.file({ path, size });
    }
  };
  try {
    await walk('');
  } catch (error) {
    throw diskError(error, root, 'read');
  }
  const { entries, folders } = gate.close();
  const buffer = Buffer.allocUnsafe(CHUNK);
  return {
    kind: 'folder',
    path: root,
    entries,
    folders,
    findings: gate.findings,
    locate: (path) => {
      const entry = entries.get(path);
      return entry ? { kind: 'file', path: join(root, ...path.split('/')), size: entry.size } : null;
    },
    close: () => Promise.resolve(),
    read: async (path, onChunk) => {
      const entry = entries.get(path);
      if (!entry) throw new AppError('package/entry-missing', { path });
      let size = 0;
      try {
        const handle = await open(join(root, ...path.split('/')), 'r');
        try {
          // Checked again on the open file: between listing and reading a link may have taken its place.
          if (!(await handle.stat()).isFile()) throw new AppError('package/entry-damaged', { path });
          for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, CHUNK);
            if (bytesRead === 0) break;
            size += bytesRead;
            if (size > entry.size) break;
            await onChunk(buffer.subarray(0, bytesRead));
          }
        } finally {
          await handle.close();
        }
      } catch (error) {
        throw diskError(error, join(root, path), 'read');
      }
      if (size !== entry.size) throw new AppError('package/entry-damaged', { path });
    },
  };
}
