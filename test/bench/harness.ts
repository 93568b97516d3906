import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** What one run of a program cost. `wall` and `cpu` in seconds; `cpu` is user + system of the program and its children. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly output: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called now and then with the memory of the whole process tree in bytes and the output so far. */
  readonly watch?: (bytes: number, output: string) => void;
}

const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 200;

/**
 * Runs a program to its end and measures it. CPU time comes from the kernel's account of this process's finished
 * children, so one measurement must end before the next begins. Throws with the tail of the output when it fails.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Cost> {
  const cpuBefore = childCpu();
  const begun = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const timer = options.watch && setInterval(() => options.watch?.(treeMemory(child.pid!), output), SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  const wall = (performance.now() - begun) / 1000;
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}: ${output.slice(-2000)}`);
  return { wall, cpu: childCpu() - cpuBefore, output };
}

/** Seconds of CPU that ended children (and theirs) have used. */
function childCpu(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** Resident memory of a process and everything below it, in bytes: the proportional share, so that shared pages count once. */
export function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  let bytes = 0;
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    bytes += share(pid);
    open.push(...(children.get(pid) ?? []));
  }
  return bytes;
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null; // it ended between the listing and the look
  }
}

function share(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Runs each contender `rounds` times, one after the other within a round, so that a busy spell of the machine hits all
 * of them; gives the median of each.
 */
export async function compare<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<Cost>>>,
  rounds: number,
): Promise<Record<Name, { wall: number; cpu: number }>> {
  const costs = new Map<Name, Cost[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(contenders) as Name[]) {
      const cost = await contenders[name]();
      costs.set(name, [...(costs.get(name) ?? []), cost]);
      process.stderr.write(`  ${name}: ${cost.wall.toFixed(1)} s, CPU ${cost.cpu.toFixed(1)} s\n`);
    }
  }
  return Object.fromEntries(
    [...costs].map(([name, list]) => [
      name,
      { wall: median(list.map((one) => one.wall)), cpu: median(list.map((one) => one.cpu)) },
    ]),
  ) as Record<Name, { wall: number; cpu: number }>;
}

/** First line a program says about its version, or null when it is not installed. */
export function version(command: string, ...args: string[]): string | null {
  const ran = spawnSync(command, args, { encoding: 'utf8' });
  return ran.error ? null : `${ran.stdout}${ran.stderr}`.trim().split('\n')[0]!;
}

/** The machine in one line. */
export function machine(): string {
  const all = cpus();
  const load = readFileSync('/proc/loadavg', 'latin1').split(' ').slice(0, 2).join(' / ');
  return `${all.length} × ${all[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, load at the start ${load}`;
}

/** A Markdown table. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What a bench hands to the page: a heading, Markdown, and the sentence of the goal with its answer. */
export interface BenchResult {
  readonly heading: string;
  readonly body: string;
}
