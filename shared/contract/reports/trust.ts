import type { SignerInfo } from './signing.ts';

export type TrustKind = 'anchor' | 'crl';

/** A root certificate or revocation list that verification in this workspace rests on. */
export interface TrustItem {
  readonly sha256: string;
  readonly kind: TrustKind;
  /** Of a root: whose it is and how long it is valid. Null for a revocation list. */
  readonly certificate: SignerInfo | null;
  /** Of a revocation list: who gives it out, and until when it holds (ISO 8601, UTC; null when it does not say). */
  readonly issuer: string | null;
  readonly nextUpdate: string | null;
}
