/**
 * Loaded before the program in the kill test. Counts what the main thread is about to write; at the number TRAM_KILL_AT
 * names the whole process group is killed on the spot. The first write is told on file descriptor 3, with a byte, and
 * the number of all of them is written there at the end.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { beforeWrites } from './before-writes.ts';

const NOTES = 3;

if (isMainThread) {
  const tell = writeSync;
  const killAt = Number(process.env['TRAM_KILL_AT'] ?? 0);
  let count = 0;
  await beforeWrites(() => {
    count += 1;
    if (count === 1) tell(NOTES, '!');
    // 0 names the group of the caller.
    if (count === killAt) process.kill(0, 'SIGKILL');
  });
  process.on('exit', () => tell(NOTES, String(count)));
}
