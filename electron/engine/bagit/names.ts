import { AppError } from '../../../shared/contract/app-error.ts';

/** Names no system we know of can hold, or holds differently (RFC 8493 6; Windows naming rules). */
const RESERVED = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?$/i;
const FORBIDDEN = /[<>:"\\|?*\p{Cc}]/u;

/** Longest path inside a bag, in characters; leaves room for the folder the medium is mounted at. */
export const PATH_MAX_LENGTH = 200;

/** Why a relative path may not stand in a bag we write, or null. */
export function unsafePath(path: string): string | null {
  if (path === '' || path.length > PATH_MAX_LENGTH) return 'length';
  if (path.startsWith('/') || path.startsWith('~') || /^[a-z]:/i.test(path)) return 'absolute';
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'segment';
    if (FORBIDDEN.test(part)) return 'character';
    if (RESERVED.test(part)) return 'reserved';
    if (part.endsWith('.') || part.endsWith(' ')) return 'ending';
  }
  return null;
}

/** Collects paths and refuses two that some file system would take for one (case, Unicode form). */
export class PathSet {
  private readonly seen = new Map<string, string>();

  /** Throws `disk/unsafe-name` for a path that cannot be carried everywhere. */
  add(path: string): void {
    const key = path.normalize('NFC').toLowerCase();
    if (unsafePath(path) !== null || this.seen.has(key)) throw new AppError('disk/unsafe-name', { name: path });
    this.seen.set(key, path);
  }
}
