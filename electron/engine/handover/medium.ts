import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { diskError } from '../base/disk-error.ts';
import { diskOf, freeBytes } from '../base/disk-space.ts';
import type { Workspace } from '../workspace/index.ts';

/** File systems by the number statfs gives (Linux magic.h); on other systems the number says nothing. */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  0x4d44: 'vfat',
  0x2011bab0: 'exfat',
  0x5346544e: 'ntfs',
  0x7366746e: 'ntfs',
  0xef53: 'ext4',
  0x01021994: 'tmpfs',
  0x9123683e: 'btrfs',
  0x58465342: 'xfs',
};
/** The largest file FAT32 takes, bytes. */
const FAT_MAX_FILE = 2 ** 32 - 1;
/** Longest path Windows programs can be relied on to open, and the longest our names make inside a transfer. */
const WINDOWS_MAX_PATH = 259;
const LONGEST_INSIDE = 120;

interface Wanted {
  readonly needed: number;
  /** Of the largest package, bytes. */
  readonly largest: number;
}

/** The place as it was found; all null where it is not there. */
interface Medium {
  readonly free: number | null;
  readonly fileSystem: string | null;
  readonly disk: string | null;
}

/** Looks at the place the transfer will be written to, and tries to write there. */
export async function lookAtMedium(
  ws: Workspace,
  out: string,
  { needed, largest }: Wanted,
  say: (code: string, severity: Finding['severity'], place: string, params?: Finding['params']) => void,
): Promise<Medium> {
  const path = resolve(out);
  const there = dirname(path);
  const disk = await diskOf(there);
  if (disk === null) {
    say('handover/place-gone', 'error', path, { path: there });
    return { free: null, fileSystem: null, disk: null };
  }
  if (existsSync(path)) say('handover/out-exists', 'error', path, { path });
  const inside = relative(ws.paths.root, path);
  if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(inside))
    say('handover/inside-workspace', 'error', path, { path });
  else if (disk === (await diskOf(ws.paths.root))) say('handover/same-disk', 'warning', path, { path });
  if (path.length + LONGEST_INSIDE > WINDOWS_MAX_PATH)
    say('handover/path-too-long', 'error', path, { path, max: WINDOWS_MAX_PATH - LONGEST_INSIDE });
  const free = await freeBytes(path);
  if (!(await isWritable(there))) say('handover/not-writable', 'error', path, { path: there });
  else if (free < needed) say('handover/no-room-there', 'error', path, { needed, free });
  const fileSystem = FILE_SYSTEMS[(await statfs(there)).type] ?? null;
  if (fileSystem === 'vfat' && largest > FAT_MAX_FILE) say('handover/file-too-large', 'error', path, { size: largest });
  return { free, fileSystem, disk };
}

/**
 * Whether files can be written into a folder: the one way to know is to do it. What stands in the way of a small file but
 * not of the right to write, as a full disk, is told by what else is looked at.
 */
async function isWritable(folder: string): Promise<boolean> {
  const path = join(folder, `.tram-${randomUUID()}`);
  try {
    await writeFile(path, 'tram', { flag: 'wx' });
    return true;
  } catch (error) {
    return isAppError(diskError(error, path, 'write'), 'disk/full');
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
