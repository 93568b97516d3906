import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import type { RunOptions } from './station.ts';

const NO_ROOM = new URL('no-room.ts', import.meta.url).href;
/** Its limit while there is room; what is not used of it takes no memory. */
const SIZE = 2 ** 30;

/** A disk on which the room can be made as small as wanted. */
export interface SmallDisk {
  /** What lies on it. */
  readonly folder: string;
  /** A file system of its own, or writes made to fail where none can be mounted. */
  readonly isReal: boolean;
  /** Leaves so many bytes of room (whole blocks), or all there is. */
  leave(bytes: number | 'all'): void;
  /** Lets nothing be written any more, as the slide of an SD card does. */
  lock(): void;
  /** What `tram` has to be run with to meet that room; a forecast is told that there are `claimed` bytes. */
  readonly options: (claimed?: number) => RunOptions;
}

/** A small file system, unmounted after the test. */
export function smallDisk(): SmallDisk {
  const mountPoint = tempFolder();
  const isReal = process.env['TRAM_TEST_NO_MOUNT'] === undefined && mountDisk(mountPoint);
  const folder = join(mountPoint, 'disk');
  mkdirSync(folder);
  // A size of nothing at all means no limit.
  writeFileSync(join(mountPoint, 'taken'), Buffer.alloc(4096));
  let left: number | 'all' = 'all';
  return {
    folder,
    isReal,
    leave(bytes) {
      left = bytes;
      if (!isReal) return;
      const { blocks, bfree, bsize } = statfsSync(mountPoint);
      const size = bytes === 'all' ? SIZE : (blocks - bfree) * bsize + bytes;
      if (!mount(['-o', `remount,size=${size}`, mountPoint])) throw new Error('the small disk keeps its size');
    },
    lock() {
      if (!isReal) chmodSync(folder, 0o555);
      else if (!mount(['-o', 'remount,ro', mountPoint])) throw new Error('the small disk stays open');
    },
    options: (claimed = 2 ** 30) => ({
      preload: [NO_ROOM],
      env: {
        TRAM_TEST_CLAIM: String(claimed),
        ...(isReal || left === 'all' ? {} : { TRAM_TEST_ROOM: String(left) }),
      },
    }),
  };
}

function mount(options: readonly string[]): boolean {
  return spawnSync('mount', options, { stdio: 'ignore' }).status === 0;
}

function mountDisk(folder: string): boolean {
  if (!mount(['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder])) return false;
  onTestFinished(() => {
    spawnSync('umount', [folder], { stdio: 'ignore' });
  });
  return true;
}
