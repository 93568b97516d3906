import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Beyond this many bytes a log is put aside (`.old`, one of them is kept) and a new one begun. */
const LIMIT = 1 << 20;

/** A log to append to, or null where it cannot be written: the program does not need it to work. */
export function openLog(path: string): NodeJS.WritableStream | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.old`);
    return createWriteStream(path, { flags: 'a' }).on('error', () => undefined);
  } catch {
    return null;
  }
}
