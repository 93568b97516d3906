import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { devNull } from 'node:os';
import Sqlite from 'better-sqlite3';

/** One operation that is about to change files or the database. */
export interface Write {
  /** Name of the function called. */
  readonly operation: string;
  /** Bytes it would write, as far as its arguments tell; 0 for a rename and the like. */
  readonly bytes: number;
  /** The statement, when it is one of the database. */
  readonly sql: string | null;
}

/** It may throw: then the operation fails with that error. Or never return. */
export type Hook = (write: Write) => void;

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Calls `hook` before every operation of this thread that changes files or the database. To be called in a module
 * loaded before the program (`--import`): it replaces functions of Node's own modules and of better-sqlite3.
 */
export async function beforeWrites(hook: Hook): Promise<void> {
  wrap(fsPromises, ['rename', 'rm', 'mkdir', 'mkdtemp', 'chmod', 'unlink', 'writeFile', 'copyFile', 'link'], hook);
  wrap(
    fs,
    ['renameSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'writeFileSync', 'copyFileSync', 'write', 'writev'],
    hook,
  );
  wrap(fsPromises, ['open'], hook, (args) => args[1] !== undefined && args[1] !== 'r');
  const handle = await fsPromises.open(devNull, 'r');
  wrap(Object.getPrototypeOf(handle) as object, ['write', 'writev', 'writeFile', 'appendFile', 'sync'], hook);
  await handle.close();
  syncBuiltinESMExports();
  const db = new Sqlite(':memory:');
  wrap(Object.getPrototypeOf(db.prepare('BEGIN')) as object, ['run'], hook);
  db.close();
}

function wrap(
  target: object,
  names: readonly string[],
  hook: Hook,
  concerns: (args: readonly unknown[]) => boolean = () => true,
): void {
  const table = target as Record<string, Callable>;
  for (const operation of names) {
    const real = table[operation];
    if (real === undefined) throw new Error(`no such function: ${operation}`);
    table[operation] = function (...args) {
      const sql = operation === 'run' ? (this as { source: string }).source : null;
      if (!concerns(args)) return real.apply(this, args);
      try {
        hook({ operation, sql, bytes: sql === null ? bytesIn(args) : 0 });
      } catch (error) {
        // As the real one would fail: by exception, by callback, or by a rejected promise.
        const last = args.at(-1);
        if (sql !== null || operation.endsWith('Sync')) throw error;
        if (typeof last === 'function') {
          process.nextTick(last, error);
          return undefined;
        }
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the hook's own error
        return Promise.reject(error);
      }
      return real.apply(this, args);
    };
  }
}

/** The data is the first argument of a handle's functions and the second of those that are given a path or descriptor. */
function bytesIn(args: readonly unknown[]): number {
  return args
    .slice(0, 2)
    .flat()
    .reduce<number>((sum, one) => sum + (one instanceof Uint8Array ? one.length : 0), 0);
}
