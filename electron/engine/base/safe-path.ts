/** What makes a path inside a package or a bag unusable, or dangerous when unpacked on some system. */
export type PathFault =
  'empty' | 'absolute' | 'drive' | 'parent' | 'segment' | 'backslash' | 'control' | 'too-long' | 'reserved';

const MAX_PATH_BYTES = 1024;
const MAX_SEGMENT_BYTES = 255;
/** Names Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Control characters, and those that turn the direction of writing: a name would be shown as another. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** What a shell takes for somebody's home folder (RFC 8493, 5.3). */
const HOME = /^~[^/]*\/|^~$/;

/**
 * Why a relative path with `/` may not be used as a file's place in a package or a bag, or null when it may. The rules hold on
 * every system at once: what unpacks harmlessly on one must not climb out, hit a device or vanish on another.
 */
export function pathFault(path: string): PathFault | null {
  if (path === '') return 'empty';
  if (path.includes('\\')) return 'backslash';
  if (path.startsWith('/') || HOME.test(path)) return 'absolute';
  if (/^[A-Za-z]:/.test(path)) return 'drive';
  if (CONTROL.test(path)) return 'control';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return 'too-long';
  for (const segment of path.split('/')) {
    if (segment === '..') return 'parent';
    // Windows drops trailing dots and blanks, so `a.` and `a` would be one file; `:` opens an alternate stream.
    if (segment === '' || segment === '.' || /[. ]$/.test(segment) || /[:<>"|?*]/.test(segment)) return 'segment';
    if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) return 'too-long';
    if (RESERVED.test(segment)) return 'reserved';
  }
  return null;
}

/** Two paths with the same key are one file on some system: letter case and Unicode form do not tell them apart. */
export function clashKey(path: string): string {
  return path.toLowerCase().normalize('NFC');
}
