import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The workspace's own folder inside that of a practice. */
export const PRACTICE_WORKSPACE = 'kho-mau';

/** Who holds the lock of a workspace (engine/workspace/paths.ts). */
const LOCK_NOTE = 'workspace.lock.json';

const OURS = /^[0-9a-f]{8}$/;

/**
 * A name for a new practice folder below `parent`; nothing is made yet. Folders of earlier practices go, as the person was told,
 * except one whose workspace a living program still holds. Answers the folders that went too.
 */
export function newPractice(parent: string): { readonly folder: string; readonly removed: readonly string[] } {
  const removed: string[] = [];
  for (const folder of foldersIn(parent)) {
    if (isHeld(join(folder, PRACTICE_WORKSPACE))) continue;
    try {
      rmSync(folder, { recursive: true });
      removed.push(folder);
    } catch {
      // Something else has a file of it open: it goes the next time.
    }
  }
  return { folder: join(parent, randomUUID().slice(0, 8)), removed };
}

function foldersIn(parent: string): readonly string[] {
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && OURS.test(entry.name))
      .map(({ name }) => join(parent, name));
  } catch {
    return [];
  }
}

/** By the note that lies beside the workspace's lock: written when it is taken, removed when it is given back. */
function isHeld(workspace: string): boolean {
  try {
    const note: unknown = JSON.parse(readFileSync(join(workspace, LOCK_NOTE), 'utf8'));
    const { pid, host } = note as { readonly pid?: unknown; readonly host?: unknown };
    // Of another machine's program nobody here knows whether it lives.
    return host !== hostname() || (typeof pid === 'number' && lives(pid));
  } catch {
    return false;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return (error as { readonly code?: unknown }).code === 'EPERM';
  }
}
