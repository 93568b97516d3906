import { basename } from 'node:path';
import { digestFile, digestSpans } from '../base/digest-file.ts';
import { BerError } from './ber.ts';
import { makeSignedData } from './cms-write.ts';
import { readCms } from './cms-read.ts';
import { judgeCms } from './judge-cms.ts';
import { composeReport } from './compose-report.ts';
import { Verdict, type SignatureReport } from './report.ts';
import type { Signer } from './signer.ts';
import { derParts, type Trust } from './trust.ts';

export interface DetachedOptions {
  readonly signingTime: Date;
  readonly signal?: AbortSignal;
}

/**
 * CAdES-B detached over a file of any size, or over content whose SHA-256 the caller already has (TT 15/2025/TT-BKHCN Annex I
 * 1.7). Returns DER. Throws `disk/*`, `signing/key-certificate-mismatch`.
 */
export async function signDetached(
  content: string | { readonly sha256: Uint8Array },
  signer: Signer,
  options: DetachedOptions,
): Promise<Uint8Array> {
  const digest =
    typeof content === 'string'
      ? Buffer.from((await digestFile(content, options.signal)).sha256, 'hex')
      : content.sha256;
  return makeSignedData({ digest, signingTime: options.signingTime }, signer);
}

/**
 * Judges a detached signature (DER, BER or PEM) over a file. Whatever the signature's bytes are, the answer is a report;
 * only a file that cannot be read throws (`disk/*`). `place` names the signature in findings.
 */
export async function verifyDetached(
  contentPath: string,
  signature: Uint8Array,
  trust: Trust,
  place = basename(contentPath),
): Promise<SignatureReport> {
  const integrity = new Verdict(place);
  const der = derParts(derParts(signature, 'CMS')[0] ?? signature, 'PKCS7')[0] ?? signature;
  try {
    const cms = readCms(der);
    if (cms.length !== der.length) integrity.invalid('signing/signature-unreadable', { reason: 'bytes after the end' });
    const judged = await judgeCms(cms, (algorithm) => digestSpans(contentPath, algorithm), true, integrity);
    return composeReport({ format: 'cades', place, integrity, ...judged, certificates: cms.certificates, trust });
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    integrity.invalid('signing/signature-unreadable', { reason: error.message });
    return composeReport({
      format: 'unknown',
      place,
      integrity,
      signer: null,
      signingTime: null,
      certificates: [],
      trust,
    });
  }
}
