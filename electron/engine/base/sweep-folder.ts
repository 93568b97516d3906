import { lstatSync, unlinkSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Files looked at in one go, and the rest after them, ms: what a person asks for meanwhile does not wait. */
const STEP = 16;
const REST = 10;

/**
 * Takes files out of a folder, a few at a time with rests between. `isUseless` is asked of each name right before its file
 * goes, and nothing else of this process comes between the two. Subfolders and links stay, as does a file that another
 * process holds open (Windows): the next time is soon enough. Gives how many went; ends quietly when stopped, and where
 * there is no such folder.
 */
export async function sweepFolder(
  folder: string,
  isUseless: (name: string) => boolean,
  signal: AbortSignal,
): Promise<number> {
  // A link in its place would lead to somebody else's files.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return 0;
  let looked = 0;
  let gone = 0;
  for await (const entry of await opendir(folder)) {
    if (signal.aborted) break;
    if (entry.isFile() && isUseless(entry.name) && remove(join(folder, entry.name))) gone += 1;
    looked += 1;
    if (looked % STEP === 0) await setTimeout(REST, undefined, { ref: false, signal }).catch(() => undefined);
  }
  return gone;
}

function remove(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
