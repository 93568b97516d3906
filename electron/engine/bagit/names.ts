import { AppError } from '../../../shared/contract/app-error.ts';
import { clashKey, pathFault } from '../base/safe-path.ts';

/** Longest path inside a bag we write, in characters; leaves room for the folder the medium is mounted at. */
const PATH_MAX_LENGTH = 200;

/** Collects the paths of a bag and refuses two that some file system would take for one (case, Unicode form). */
export class PathSet {
  private readonly seen = new Set<string>();

  /** Throws `disk/unsafe-name` for a path that cannot be carried everywhere. */
  add(path: string): void {
    const key = clashKey(path);
    if (path.length > PATH_MAX_LENGTH || pathFault(path) !== null || this.seen.has(key))
      throw new AppError('disk/unsafe-name', { name: path });
    this.seen.add(key);
  }
}
