import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

/**
 * A folder that several tests want, such as a workspace: `make` is run for the first that asks in this run of the suites,
 * everyone gets a copy of their own, which goes after the test. `name` must be the same for the same folder only.
 */
export async function preparedCopy(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const made = join(inject('prepared'), name);
  while (!existsSync(made)) {
    if (isTaken(`${made}.being-made`)) await setTimeout(100);
    else await makeOnce(made, make);
  }
  const copy = join(tempFolder(), 'workspace');
  cpSync(made, copy, { recursive: true });
  return copy;
}

/** Whether another suite is making it; if not, nobody else will from now on. */
function isTaken(mark: string): boolean {
  try {
    mkdirSync(mark);
    return false;
  } catch {
    return true;
  }
}

async function makeOnce(made: string, make: (folder: string) => Promise<unknown>): Promise<void> {
  const half = `${made}.half`;
  rmSync(half, { recursive: true, force: true });
  try {
    await make(half);
    renameSync(half, made);
  } finally {
    rmSync(`${made}.being-made`, { recursive: true, force: true });
  }
}
