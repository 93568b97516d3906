import type { signingFindings } from '../codes/signing.ts';
import type { Finding } from '../finding.ts';

export type SigningFindingCode = keyof typeof signingFindings;

/** One of the four questions about a signature, answered. `reason` is the finding that decided, null when valid. */
export interface Answer {
  readonly state: 'valid' | 'invalid' | 'cannot-tell';
  readonly reason: SigningFindingCode | null;
}

/** Who signed, as the certificate says; for the eye and for `--json`. Times are ISO 8601 in UTC. */
export interface SignerInfo {
  readonly commonName: string | null;
  readonly organisation: string | null;
  readonly title: string | null;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly fingerprint: string;
  readonly key: string;
}

/** All that verification says about one signature (TT 15/2025/TT-BKHCN Điều 6: at least these facts are shown). */
export interface SignatureReport {
  readonly format: 'cades' | 'pades' | 'pdf-cms' | 'timestamp' | 'unknown';
  /** The signature's field name in a PDF; the signature file's name when detached. */
  readonly place: string;
  /** Was what is signed changed, and was it this key that signed it? */
  readonly integrity: Answer;
  /** Does the certificate lead to a given anchor by the rules? */
  readonly chain: Answer;
  /** Had the certificate been revoked? */
  readonly revocation: Answer;
  /** Can the claimed signing time be so? Open when this PC's clock has not reached it yet. */
  readonly time: Answer;
  readonly signer: SignerInfo | null;
  /** The time the signer claims, ISO 8601 in UTC; null when there is none. */
  readonly signingTime: string | null;
  /** The time the certificate was judged at, ISO 8601 in UTC. */
  readonly judgedAt: string | null;
  /** PDF: does the signature reach to the end of the file? Always true when detached. */
  readonly coversWholeFile: boolean;
  readonly findings: readonly Finding[];
}

export interface SignedPdf {
  readonly fieldName: string;
  /** Of the whole signed file, so that no one needs to read it again. */
  readonly sha256: string;
  readonly size: number;
}

/** Paths of a demonstration key made, with its root certificate and revocation list. */
export interface DemoKeyFiles {
  readonly p12: string;
  readonly anchor: string;
  readonly crl: string;
}
