import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import { checkSignature } from './algorithms.ts';
import { isSelfIssued, issuerAndSerial, readCertificate } from './certificate.ts';
import { element, explicit, integer, nullValue, octets, oid, retag, sequence, setOf, time } from './der.ts';
import { readBer } from './ber.ts';
import { OID } from './oids.ts';
import type { Signer } from './signer.ts';
import * as pkijs from 'pkijs';

export interface SignedDataInput {
  /** SHA-256 of the detached content. */
  readonly digest: Uint8Array;
  /** Written as the signing-time attribute; null leaves it out, as PAdES wants (ETSI EN 319 142-1 §6.3). */
  readonly signingTime: Date | null;
}

/**
 * A detached CAdES-B / PAdES-B SignedData in DER (ETSI EN 319 122-1 §6.3): content-type, message-digest, signing-certificate-v2
 * and, if given, signing-time, sorted by encoding; the signer's certificate and those above it, the root left out. The result
 * is checked with the certificate's own key before it is returned: `signing/key-certificate-mismatch`.
 */
export async function makeSignedData(input: SignedDataInput, signer: Signer): Promise<Uint8Array> {
  const attributes = signedAttributes(input, signer.certificateDer);
  const signature = await signer.sign(attributes);
  const algorithm = signatureAlgorithm(signer.keyType);
  const key = readCertificate(signer.certificateDer).publicKey;
  const parsed = new pkijs.AlgorithmIdentifier({ schema: readBer(algorithm).node });
  if (key === null || checkSignature(parsed, OID.sha256, key, attributes, signature) !== 'valid') {
    throw new AppError('signing/key-certificate-mismatch');
  }
  const { issuer, serial } = issuerAndSerial(signer.certificateDer);
  const above = signer.chainDer.filter((der) => !isSelfIssued(readCertificate(der)));
  const sha256 = sequence(oid(OID.sha256));
  return sequence(
    oid(OID.signedData),
    explicit(
      0,
      sequence(
        integer(1),
        setOf(sha256),
        sequence(oid(OID.data)),
        retag(setOf(signer.certificateDer, ...above), 0xa0),
        setOf(
          sequence(integer(1), sequence(issuer, serial), sha256, retag(attributes, 0xa0), algorithm, octets(signature)),
        ),
      ),
    ),
  );
}

/** The attributes as they are signed: a DER SET OF (RFC 5652 §5.4). */
function signedAttributes(input: SignedDataInput, certificateDer: Uint8Array): Uint8Array {
  const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(input.digest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificateDer)),
  ];
  if (input.signingTime !== null) attributes.push(attribute(OID.signingTime, time(input.signingTime)));
  return setOf(...attributes);
}

/** SigningCertificateV2 (RFC 5035 §3): SHA-256, the default, is left out as DER demands. */
function signingCertificate(certificateDer: Uint8Array): Uint8Array {
  const { issuer, serial } = issuerAndSerial(certificateDer);
  const hash = createHash('sha256').update(certificateDer).digest();
  const issuerSerial = sequence(sequence(element(0xa4, issuer)), serial);
  return sequence(sequence(sequence(octets(hash), issuerSerial)));
}

export function signatureAlgorithm(keyType: Signer['keyType']): Uint8Array {
  return keyType === 'rsa' ? sequence(oid(OID.sha256WithRsa), nullValue()) : sequence(oid(OID.ecdsaWithSha256));
}
