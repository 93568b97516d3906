/**
 * The questions verification answers, in the order in which a receiver asks them, and the findings that belong to each:
 * beginnings of codes, the first match counts. Text: `receive.check.<id>` and `receive.check.<id>.passed`.
 */
export const VERIFY_CHECKS = [
  {
    id: 'integrity',
    codes: [
      'verify/bag-file-changed',
      'verify/bag-tag-changed',
      'verify/bag-oxum',
      'verify/file-changed',
      'verify/file-size',
      'verify/checksum-',
    ],
  },
  {
    id: 'completeness',
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
    codes: ['signing/', 'verify/bag-unsigned', 'verify/signature-', 'verify/signer-', 'verify/pdf-unsigned'],
  },
  {
    id: 'description',
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
  { id: 'pdf', codes: ['pdf/', 'verify/pdf-'] },
  { id: 'structure', codes: [''] },
] as const;
export type VerifyCheckId = (typeof VERIFY_CHECKS)[number]['id'];

/** The question a finding belongs to. */
export function checkOf(code: string): VerifyCheckId {
  const check = VERIFY_CHECKS.find((one) => one.codes.some((begin) => code.startsWith(begin)));
  return check?.id ?? 'structure';
}
