import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Numbers of the processes this one has started, and those they have, and so on (Linux). */
export function descendants(of = process.pid): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = orNothing(() => readFileSync(`/proc/${name}/stat`, 'utf8'));
    // The name in brackets may hold anything; what follows it is the state and the parent.
    const parent = /^.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): number[] =>
    [...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => [child, ...below(child)]);
  return below(of);
}

/** Internet sockets that processes hold open, as lines of /proc/net; sockets within the PC's kernel do not count. */
export function networkSockets(pids: readonly number[]): readonly string[] {
  const held = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((kind) =>
    orNothing(() => readFileSync(`/proc/net/${kind}`, 'utf8'))
      .split('\n')
      .slice(1)
      .filter((line) => held.has(line.trim().split(/\s+/)[9] ?? ''))
      .map((line) => `${kind} ${line.trim()}`),
  );
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap(
    (name) => /^socket:\[(\d+)\]$/.exec(orNothing(() => readlinkSync(`${folder}/${name}`)))?.[1] ?? [],
  );
}

/** What is read, or nothing when the process has ended meanwhile. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
