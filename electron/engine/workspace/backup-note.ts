import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { writeDurable } from '../base/durable-file.ts';

/** What a backup says of itself, in `backup.json` beside the copy. Written last: without it a backup is not one. */
const BackupNote = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  databaseSha256: z.string().length(64),
  masters: z.number().int().min(0),
  bytes: z.number().int().min(0),
});
export type BackupNote = z.infer<typeof BackupNote>;

const NAME = 'backup.json';

export function hasNote(root: string): boolean {
  return existsSync(join(root, NAME));
}

/** Throws `disk/not-found` where there is no such folder, `workspace/not-a-backup` without a readable note in it. */
export async function readNote(root: string): Promise<BackupNote> {
  try {
    return BackupNote.parse(JSON.parse(await readFile(join(root, NAME), 'utf8')));
  } catch (error) {
    if (!existsSync(root)) throw new AppError('disk/not-found', { path: root }, { cause: error });
    throw new AppError('workspace/not-a-backup', { path: root }, { cause: error });
  }
}

export async function writeNote(root: string, note: BackupNote): Promise<void> {
  await writeDurable(join(root, NAME), JSON.stringify(note, null, 2));
}
