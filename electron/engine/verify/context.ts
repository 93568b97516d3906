import type { EntryReader } from '../archive/index.ts';
import type { Task } from '../base/task.ts';
import type { Trust } from '../signing/index.ts';
import type { Hasher } from './hasher.ts';
import type { Crew } from './crew/crew.ts';

/** What every check of a run is given. */
export interface VerifyContext {
  readonly trust: Trust;
  readonly task: Task;
  /** A folder for single files that have to be looked at by path; removed at the end. */
  readonly scratch: string;
  readonly hasher: Hasher;
  readonly crew: Crew;
  /** Reads small files whole, one after another. */
  readonly reader: EntryReader;
}
