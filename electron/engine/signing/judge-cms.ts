import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { algorithmName, checkSignature, digestOf } from './algorithms.ts';
import { child, isContext, isUniversal, oidOf, type Ber } from './ber.ts';
import { issuerAndSerial, serialHex, type Certificate } from './certificate.ts';
import type { Attribute, Cms, CmsSigner } from './cms-read.ts';
import { readBer } from './ber.ts';
import { OID } from './oids.ts';
import type { Verdict } from './report.ts';

export interface CmsJudgement {
  readonly signer: Certificate | null;
  readonly signingTime: Date | null;
}

/**
 * Integrity of a detached CMS signature: one signer, its certificate at hand and bound into the signature (ESS), the
 * digest of the content, the signature value. `digestContent` reads the content once with the digest it is told.
 * `essRequired` for CAdES and PAdES, where an unbound certificate could be exchanged (ETSI EN 319 122-1 §5.2.2).
 */
export async function judgeCms(
  cms: Cms,
  digestContent: (algorithm: string) => Promise<Uint8Array>,
  essRequired: boolean,
  verdict: Verdict,
): Promise<CmsJudgement> {
  const nobody: CmsJudgement = { signer: null, signingTime: null };
  const signerInfo = cms.signers[0];
  if (signerInfo === undefined) {
    verdict.invalid('signing/signature-unreadable', { reason: 'no signer' });
    return nobody;
  }
  if (cms.signers.length > 1) {
    verdict.open('signing/several-signers', { count: cms.signers.length });
    return nobody;
  }
  if (cms.content !== null) verdict.invalid('signing/content-inside');
  const signer = signerCertificate(cms);
  if (signer === null) verdict.invalid('signing/signer-certificate-missing');
  judgeAttributes(cms, signerInfo, verdict);
  if (signer !== null) judgeBinding(signerInfo, signer, essRequired, verdict);
  if (signer !== null) judgeValue(signerInfo, signer, verdict);
  await judgeDigest(signerInfo, digestContent, verdict);
  if (signerInfo.unsigned.some((attribute) => attribute.type === OID.timeStampToken)) {
    verdict.note('signing/timestamp-not-judged');
  }
  return { signer, signingTime: signingTimeOf(signerInfo) };
}

/** The certificate in a signature that its (first) signer says is the signer's, or null. */
export function signerCertificate(cms: Cms): Certificate | null {
  const info = cms.signers[0];
  return (info && cms.certificates.find((certificate) => identifies(info.sid, certificate))) ?? null;
}

function identifies(sid: Ber, certificate: Certificate): boolean {
  if (isContext(sid, 0)) {
    const extension = certificate.extensions.get(OID.subjectKeyIdentifier);
    return extension !== undefined && Buffer.from(readBer(extension.value).content).equals(sid.content);
  }
  const { issuer, serial } = issuerAndSerial(certificate.der);
  return Buffer.from(child(sid, 0).encoded).equals(issuer) && Buffer.from(child(sid, 1).encoded).equals(serial);
}

/** The two attributes RFC 5652 §5.3 demands, each once with one value, and the order DER demands. */
function judgeAttributes(cms: Cms, info: CmsSigner, verdict: Verdict): void {
  if (info.signedBytes === null) {
    verdict.open('signing/signature-unsupported', { what: 'no-signed-attributes' });
    return;
  }
  const contentType = only(info.signed, OID.contentType);
  if (contentType === null || oidOf(contentType) !== cms.contentType)
    verdict.invalid('signing/attributes-incomplete', { attribute: 'content-type' });
  const types = info.signed.map((attribute) => attribute.type);
  if (new Set(types).size !== types.length) verdict.invalid('signing/attributes-incomplete', { attribute: 'repeated' });
  const sorted = info.signed.every((attribute, index) => {
    const before = info.signed[index - 1];
    return before === undefined || Buffer.compare(before.encoded, attribute.encoded) <= 0;
  });
  if (!sorted) verdict.note('signing/attributes-unsorted');
}

async function judgeDigest(
  info: CmsSigner,
  digestContent: (algorithm: string) => Promise<Uint8Array>,
  verdict: Verdict,
): Promise<void> {
  if (info.signedBytes === null) return;
  const digest = digestOf(info.digestOid);
  if (digest === undefined) {
    verdict.open('signing/unknown-algorithm', { algorithm: info.digestOid });
    return;
  }
  if (!digest.strong) verdict.invalid('signing/weak-algorithm', { algorithm: algorithmName(info.digestOid) });
  const stated = only(info.signed, OID.messageDigest);
  if (stated === null || !isUniversal(stated, 4)) {
    verdict.invalid('signing/attributes-incomplete', { attribute: 'message-digest' });
    return;
  }
  const found = await digestContent(digest.node);
  if (!Buffer.from(stated.content).equals(found)) verdict.invalid('signing/content-changed');
}

function judgeValue(info: CmsSigner, signer: Certificate, verdict: Verdict): void {
  if (info.signedBytes === null) return;
  const algorithm = algorithmName(info.signatureAlgorithm.algorithmId);
  if (signer.publicKey === null) {
    verdict.open('signing/unknown-algorithm', { algorithm: signer.parsed.subjectPublicKeyInfo.algorithm.algorithmId });
    return;
  }
  const check = checkSignature(
    info.signatureAlgorithm,
    info.digestOid,
    signer.publicKey,
    info.signedBytes,
    info.signature,
  );
  if (check === 'wrong') verdict.invalid('signing/signature-wrong');
  else if (check === 'weak') verdict.invalid('signing/weak-algorithm', { algorithm });
  else if (check === 'unknown') verdict.open('signing/unknown-algorithm', { algorithm });
}

/** signing-certificate-v2 (RFC 5035) or its SHA-1 elder: the first entry must be the signer's certificate. */
function judgeBinding(info: CmsSigner, signer: Certificate, required: boolean, verdict: Verdict): void {
  const second = only(info.signed, OID.signingCertificateV2);
  const first = only(info.signed, OID.signingCertificate);
  const attribute = second ?? first;
  if (attribute === null) {
    if (required) verdict.invalid('signing/signer-certificate-unbound');
    else verdict.note('signing/signer-certificate-loose');
    return;
  }
  const entry = child(child(attribute, 0), 0);
  const algorithmField = entry.children[0];
  const stated = algorithmField !== undefined && isUniversal(algorithmField, 16) && second !== null;
  const hashOid = second === null ? OID.sha1 : stated ? oidOf(child(algorithmField, 0)) : OID.sha256;
  const digest = digestOf(hashOid);
  if (digest === undefined) {
    verdict.open('signing/unknown-algorithm', { algorithm: hashOid });
    return;
  }
  const hash = child(entry, stated ? 1 : 0).content;
  const issuerSerial = entry.children[stated ? 2 : 1];
  const serialField = issuerSerial?.children[1];
  const sameSerial =
    serialField === undefined ||
    (serialField.node instanceof asn1js.Integer &&
      serialHex(serialField.node.valueBlock.valueHexView) === signer.serial);
  if (!sameSerial || !createHash(digest.node).update(signer.der).digest().equals(hash)) {
    verdict.invalid('signing/signer-certificate-swapped');
  }
}

/** The one value of the one attribute of this type, or null. */
function only(attributes: readonly Attribute[], type: string): Ber | null {
  const found = attributes.filter((attribute) => attribute.type === type);
  return found.length === 1 && found[0]?.values.length === 1 ? (found[0].values[0] ?? null) : null;
}

function signingTimeOf(info: CmsSigner): Date | null {
  const value = only(info.signed, OID.signingTime)?.node;
  if (value instanceof asn1js.GeneralizedTime || value instanceof asn1js.UTCTime) return value.toDate();
  return null;
}
