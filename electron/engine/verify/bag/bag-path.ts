import { decodePath } from '../../bagit/index.ts';
import type { Gathered } from '../report.ts';
import type { BagRules } from './rules.ts';

/** Which lists a path may stand in: payload below data/, or the tag files beside it. */
export type PathKind = 'payload' | 'tag';

/**
 * The path a manifest or fetch line means, composed (NFC), or null with a finding when it could lead out of the bag or
 * to the wrong part of it (RFC 8493 2.1.3, 2.2.1, section 5). The same answer on every system: what is harmless here
 * may climb out on another.
 */
export function bagPath(written: string, kind: PathKind, rules: BagRules, place: string, gathered: Gathered) {
  let path = rules.isPercentEncoded ? decodePath(written) : written;
  if (path.startsWith('./')) {
    gathered.add('verify/bag-path-dot', place, { path }, rules.pathDot);
    path = path.slice(2);
  }
  if (leadsOut(path) || !belongs(path, kind)) {
    gathered.add('verify/bag-path-unsafe', place, { path: path.slice(0, 200) });
    return null;
  }
  return path.normalize('NFC');
}

function leadsOut(path: string): boolean {
  // A backslash separates folders on Windows; `%Name%` is a variable and `~` a home there and on Unix.
  if (path === '' || path.includes('\\') || /^([/~]|[A-Za-z]:|%\w+%)/.test(path)) return true;
  return path.split('/').some((part) => part === '' || part === '.' || part === '..');
}

function belongs(path: string, kind: PathKind): boolean {
  const isPayload = path.startsWith('data/');
  return kind === 'payload' ? isPayload : !isPayload && !/^tagmanifest-[^/]*\.txt$/.test(path);
}
