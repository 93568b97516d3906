import type { PackageKind } from '../../../../shared/model/package-shapes.ts';
import type { PackageTree } from '../../archive/index.ts';
import type { MetsData } from './read-mets.ts';

/** Which kind of package this is, by what it holds and says; null for one that is none of ours. */
export function packageKind(tree: PackageTree, root: MetsData): PackageKind | null {
  const has = (pattern: RegExp) => [...tree.entries.keys()].some((path) => pattern.test(path));
  if (has(/^metadata\/descriptive\/ead\.xml$/i)) {
    if (root.oaisType === 'AIP') return 'aip-hoso';
    return root.oaisType === 'SIP' ? 'sip-hoso' : null;
  }
  return root.oaisType === 'SIP' && root.profile.startsWith('https://earksip.dilcis.eu/') ? 'eark-sip' : null;
}
