import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What the kernel says of a process group, watched from outside. Linux only; elsewhere `samples` stays 0. */
export interface SocketWatch {
  /** Looks at processes so far. */
  readonly samples: () => number;
  /** Sockets seen that are not nameless pipes of the same machine, once each. */
  readonly found: () => readonly string[];
  readonly stop: () => void;
}

const EVERY_MS = 20;

/** Looks again and again at every file descriptor of every process in the group until told to stop. */
export function watchSockets(group: number): SocketWatch {
  const found = new Set<string>();
  let samples = 0;
  const look = () => {
    for (const pid of processesOf(group)) {
      samples += 1;
      for (const line of socketsOf(pid)) found.add(line);
    }
  };
  const timer = process.platform === 'linux' ? setInterval(look, EVERY_MS) : undefined;
  return { samples: () => samples, found: () => [...found], stop: () => clearInterval(timer) };
}

function processesOf(group: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      // After the name in brackets: state, parent, process group (proc(5)).
      const fields = read(`/proc/${pid}/stat`)
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(fields[2]) === group;
    });
}

function socketsOf(pid: number): string[] {
  const before = namelessPipes(pid);
  const held = descriptors(pid);
  if (held.size === 0) return [];
  const known = new Set([...before, ...namelessPipes(pid)]);
  const strangers = [...held].filter(([, inode]) => !known.has(inode));
  if (strangers.length === 0) return [];
  // One that was closed meanwhile has left the kernel's tables, too; one that is still there has to be in them.
  const now = descriptors(pid);
  const pipes = namelessPipes(pid);
  return strangers
    .filter(([fd, inode]) => now.get(fd) === inode && !pipes.has(inode))
    .map(([fd, inode]) => `process ${pid}, descriptor ${fd}: ${kindOf(pid, inode)}`);
}

function descriptors(pid: number): Map<string, string> {
  const sockets = new Map<string, string>();
  for (const fd of list(`/proc/${pid}/fd`)) {
    const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`))?.[1];
    if (inode !== undefined) sockets.set(fd, inode);
  }
  return sockets;
}

/** Inodes of Unix sockets without a name: the pipes between parents and children. */
function namelessPipes(pid: number): Set<string> {
  const rows = read(`/proc/${pid}/net/unix`).split('\n').slice(1);
  return new Set(
    rows.map((row) => row.trim().split(/\s+/)).flatMap((fields) => (fields.length === 7 ? [fields[6]!] : [])),
  );
}

function kindOf(pid: number, inode: string): string {
  const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6', 'packet', 'netlink', 'unix'];
  const table = tables.find((name) => read(`/proc/${pid}/net/${name}`).split(/\s+/).includes(inode));
  return table ?? 'a socket in no table';
}

/** Processes come and go while they are looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
