import { PACKAGE_SHAPES, type PackageKind } from '../../../../shared/model/package-shapes.ts';
import type { MetsData } from './read-mets.ts';
import type { Survey } from './survey.ts';

/**
 * Which kind of package this is, by what it holds and says; null for one that is none of ours. A single changed mark
 * does not make it another kind: what it holds counts before what it says.
 */
export function packageKind({ ead, ead3 }: Survey, root: MetsData): PackageKind | null {
  if (ead3 !== null && ead === null && root.oaisType !== 'AIP' && root.oaisType !== 'DIP') return 'eark-sip';
  const isSip = root.oaisType === 'SIP';
  const isAip = root.oaisType === 'AIP';
  if (ead !== null && (isSip || isAip)) return isSip ? 'sip-hoso' : 'aip-hoso';
  if (isAip && root.profile === PACKAGE_SHAPES['aip-hoso'].profile.root) return 'aip-hoso';
  if (isSip && root.profile.startsWith('https://earksip.dilcis.eu/')) return 'eark-sip';
  return null;
}
