import type { Severity } from '../../../../shared/contract/finding.ts';

/** In what the versions of BagIt differ for a reader (RFC 8493 against its drafts 0.93 to 0.97). */
export interface BagRules {
  readonly version: string;
  /** The file with the metadata; it had another name before 0.96. */
  readonly infoName: 'bag-info.txt' | 'package-info.txt';
  /** `%25`, `%0A`, `%0D` in a path stand for other characters; before 1.0 a percent sign was one (2.1.3). */
  readonly isPercentEncoded: boolean;
  /** Each payload manifest lists every payload file; before 1.0 one of them was enough (2.1.3). */
  readonly everyManifestIsWhole: boolean;
  /** A path listed twice with the same digest. */
  readonly pathTwice: Severity;
  /** A path that begins with `./`. */
  readonly pathDot: Severity;
  /** Blanks around the colon of a label (2.2.2; 1.0 readers must accept them in older bags). */
  readonly hasLooseColons: boolean;
}

const NOW: BagRules = {
  version: '1.0',
  infoName: 'bag-info.txt',
  isPercentEncoded: true,
  everyManifestIsWhole: true,
  pathTwice: 'error',
  pathDot: 'error',
  hasLooseColons: false,
};

const BEFORE: Omit<BagRules, 'version' | 'infoName'> = {
  isPercentEncoded: false,
  everyManifestIsWhole: false,
  pathTwice: 'warning',
  pathDot: 'warning',
  hasLooseColons: true,
};

const VERSIONS: readonly BagRules[] = [
  NOW,
  ...(['0.97', '0.96'] as const).map((version): BagRules => ({ version, infoName: 'bag-info.txt', ...BEFORE })),
  ...(['0.95', '0.94', '0.93'] as const).map((version): BagRules => ({
    version,
    infoName: 'package-info.txt',
    ...BEFORE,
  })),
];

/** The rules of a version, or null for one nobody wrote down. */
export function rulesOf(version: string): BagRules | null {
  return VERSIONS.find((rules) => rules.version === version) ?? null;
}

/** By these a bag is judged that does not say its version. */
export const CURRENT_RULES = NOW;

/** Digests a manifest may be made of: Node's name is ours; weak ones can be read, not relied upon (2.4). */
export const ALGORITHMS: Readonly<Record<string, { readonly hexLength: number; readonly isWeak: boolean }>> = {
  sha256: { hexLength: 64, isWeak: false },
  sha512: { hexLength: 128, isWeak: false },
  sha384: { hexLength: 96, isWeak: false },
  sha224: { hexLength: 56, isWeak: false },
  sha1: { hexLength: 40, isWeak: true },
  md5: { hexLength: 32, isWeak: true },
};

/** Labels that should stand only once (RFC 8493 2.2.2). Payload-Oxum is counted apart: twice is an error. */
export const SINGLE_LABELS: readonly string[] = ['bagging-date', 'bag-size', 'bag-group-identifier', 'bag-count'];

/** Files operating systems leave behind in folders that were looked at. */
export const SYSTEM_FILE = /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;
