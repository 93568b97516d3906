/** Files and folders that operating systems and network drives leave everywhere; lower case. */
const NAMES: ReadonlySet<string> = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'ehthumbs_vista.db',
  'desktop.ini',
  'autorun.inf',
  '.ds_store',
  '.localized',
  '.directory',
  '.spotlight-v100',
  '.trashes',
  '.fseventsd',
  '.documentrevisions-v100',
  '.temporaryitems',
  '__macosx',
  'system volume information',
  '$recycle.bin',
  '@eadir',
  'lost+found',
]);

/** Beginnings: AppleDouble companions, lock files of office programs, half copies of network drives. */
const PREFIXES = ['._', '~$', '.~lock.', '.nfs', '.fuse_hidden'];

/** True for what belongs to a system, not to the records. Such files are reported as ignored, never passed over in silence. */
export function isSystemFile(name: string): boolean {
  const lower = name.toLowerCase();
  return NAMES.has(lower) || PREFIXES.some((prefix) => lower.startsWith(prefix));
}
