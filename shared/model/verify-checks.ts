export type VerifiedKind = 'transfer' | 'bag' | 'package' | 'pdf' | 'signature';

/** A single file states no digests, has no list of what belongs to it, and no shape. */
const OF_MANY_FILES = ['transfer', 'bag', 'package'] as const;

/**
 * The questions verification answers, in the order in which a receiver asks them: the kinds of thing each can be asked
 * of, and the findings that belong to it, as beginnings of codes of which the first match counts. Text:
 * `receive.check.<id>`, `.passed`, and `.not-applicable` where it is not asked or has nothing to be asked of.
 */
export const VERIFY_CHECKS = [
  {
    id: 'integrity',
    kinds: OF_MANY_FILES,
    codes: [
      'verify/bag-file-changed',
      'verify/bag-tag-changed',
      'verify/bag-oxum',
      'verify/file-changed',
      'verify/file-size',
      'verify/checksum-',
      // A file that could not be read to its end.
      'package/entry-damaged',
      'disk/',
    ],
  },
  {
    id: 'completeness',
    kinds: OF_MANY_FILES,
    codes: [
      'verify/bag-file-',
      'verify/bag-tag-',
      'verify/bag-tagmanifest-gone',
      'verify/bag-folder-empty',
      'verify/bag-fetch',
      'verify/file-missing',
      'verify/file-orphan',
      'verify/transfer-part-missing',
      'verify/representation-missing',
      'verify/receipt-package-missing',
      'verify/receipt-package-unlisted',
    ],
  },
  {
    id: 'signatures',
    kinds: ['transfer', 'bag', 'package', 'pdf', 'signature'],
    codes: ['signing/', 'verify/bag-unsigned', 'verify/signature-', 'verify/signer-', 'verify/pdf-unsigned'],
  },
  {
    id: 'description',
    kinds: ['transfer', 'package'],
    codes: [
      'verify/count-',
      'verify/code-',
      'verify/name-differs',
      'verify/field-',
      'verify/join-',
      'verify/ead-',
      'verify/premis-',
      'verify/receipt-',
      'xml/',
    ],
  },
  { id: 'pdf', kinds: ['transfer', 'package', 'pdf'], codes: ['pdf/', 'verify/pdf-'] },
  { id: 'structure', kinds: OF_MANY_FILES, codes: [''] },
] as const satisfies readonly {
  readonly id: string;
  readonly kinds: readonly VerifiedKind[];
  readonly codes: readonly string[];
}[];
export type VerifyCheckId = (typeof VERIFY_CHECKS)[number]['id'];

/** The question a finding belongs to. */
export function checkOf(code: string): VerifyCheckId {
  const check = VERIFY_CHECKS.find((one) => one.codes.some((begin) => code.startsWith(begin)));
  return check?.id ?? 'structure';
}

/** Can this be asked of such a thing at all? */
export function isAsked(id: VerifyCheckId, kind: VerifiedKind): boolean {
  return VERIFY_CHECKS.some((check) => check.id === id && check.kinds.some((one) => one === kind));
}

/** What verification may claim by its verdict: no more than there was to judge. */
export type VerdictClaim =
  'signed-transfer' | 'signed-package' | 'signed-file' | 'unsigned' | 'unsigned-pdf' | 'invalid' | 'cannot-tell';

/** The words of a verdict: `receive.verdict.<claim>`, `receive.verdictLong.<claim>`, `receive.ended.<claim>`. */
export function verdictClaim(
  verdict: 'valid' | 'invalid' | 'cannot-tell',
  kind: VerifiedKind,
  signatures: number,
): VerdictClaim {
  if (verdict === 'invalid') return verdict;
  if (signatures === 0 && kind === 'pdf') return 'unsigned-pdf';
  if (verdict === 'cannot-tell') return verdict;
  if (signatures === 0) return 'unsigned';
  if (kind === 'transfer') return 'signed-transfer';
  return kind === 'package' || kind === 'bag' ? 'signed-package' : 'signed-file';
}
