import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Beyond this many bytes a log is put aside (`.old`, one of them is kept) and a new one begun. */
const LIMIT = 1 << 20;

/** Appends a line to a log whose folder is there. Where it cannot be written nothing happens: no work depends on it. */
export function appendLog(path: string, line: string): void {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.old`);
    appendFileSync(path, line);
  } catch {
    // Read-only or full: what matters there fails by itself, with words.
  }
}
