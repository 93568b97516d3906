import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells this process from an earlier one that had the same number. */
const RUN = randomBytes(4).toString('hex');

/** A name part that says which process a half-made thing belongs to, so that what a crash left can be told from work under way. */
export function ownMark(): string {
  return `${process.pid}-${RUN}-${randomBytes(4).toString('hex')}`;
}

/**
 * Removes from `folder` what runs that were killed left there: entries named `prefix` + mark + `suffix` whose process is
 * gone. What a living process is at stays. A folder that cannot be listed has nothing to tidy.
 */
export async function removeLeftovers(folder: string, prefix: string, suffix = ''): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || !name.endsWith(suffix)) continue;
    const mark = /^(\d+)-([0-9a-f]{8})-[0-9a-f]{8}$/.exec(name.slice(prefix.length, name.length - suffix.length));
    if (mark && !isAtWork(Number(mark[1]), mark[2]!))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAtWork(pid: number, run: string): boolean {
  if (pid === process.pid) return run === RUN;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}
