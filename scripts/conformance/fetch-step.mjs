import { spawnSync } from 'node:child_process';

/** Runs one step of fetching the judge `name`; ends the process with 1 and one line when the step fails. */
export function fetchStep(name, program, ...args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (!error && status === 0) return;
  // Maven complains on stdout, pip on stderr.
  const said = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').find((line) => /error/i.test(line)) ?? 'it said nothing';
  console.error(`${name} cannot be had: ${error?.message ?? `${program} ended with ${status}: ${said.trim()}`}`);
  process.exit(1);
}
