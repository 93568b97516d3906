/** Which algorithms a signature and the certificates behind it may be made with: TT 15/2025/TT-BKHCN, Annex I. */
export const SIGNATURE_RULES = {
  /** The SHA-2 and SHA-3 families, by their usual names. */
  hashes: {
    accepted: ['sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384', 'sha3-512'],
    clause: 'TT 15/2025/TT-BKHCN, Annex I (hash row)',
  },
  /** Bits of the modulus. */
  rsa: { minBits: 2048, clause: 'TT 15/2025/TT-BKHCN, Annex I (asymmetric row)' },
  /** Bits of the curve. */
  ellipticCurve: { minBits: 256, clause: 'TT 15/2025/TT-BKHCN, Annex I (asymmetric row)' },
} as const;
