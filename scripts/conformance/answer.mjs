import { spawnSync } from 'node:child_process';

/** What a program answers, both outlets together; null when it is not there or refuses. */
export function answer([program, ...args]) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  return error || status !== 0 ? null : stdout + stderr;
}
