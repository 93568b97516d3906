import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { KEY_USAGE } from './certificate.ts';
import { OID } from './oids.ts';
import { writeKeyFile } from './pkcs12-write.ts';
import { pem } from './trust.ts';
import { commonExtensions, distinguishedName, issueCertificate, issueCrl } from './x509-write.ts';

/** Stands in every name of the demonstration certificates, so that no one takes one for the real thing. */
export const DEMO_MARK = 'CHỨNG THƯ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

const DAY = 24 * 3600_000;

export interface DemoKeyInput {
  readonly organisation: string;
  readonly commonName: string;
  readonly passphrase: string;
  readonly validDays: number;
  readonly now: Date;
}

export interface DemoKey {
  /** PKCS#12 with the signer's key, its certificate and the root. */
  readonly p12: Uint8Array;
  /** The demonstration root, to be given as anchor. */
  readonly rootPem: string;
  /** An empty revocation list of that root, valid as long as the certificates. */
  readonly crlPem: string;
}

/**
 * A demonstration authority and one signer (RSA-2048, SHA-256), both marked in their names as without legal value. The
 * authority's key is dropped at once: no second certificate can ever be issued under this root.
 */
export async function makeDemoKey(input: DemoKeyInput): Promise<DemoKey> {
  const [authority, signer] = await Promise.all([newRsaKey(), newRsaKey()]);
  const notBefore = new Date(Math.floor(input.now.getTime() / 1000) * 1000 - 3600_000);
  const notAfter = new Date(notBefore.getTime() + input.validDays * DAY);
  const rootName = [
    [OID.country, 'VN'],
    [OID.organisation, DEMO_MARK],
    [OID.commonName, `CA thử nghiệm của Trạm Lưu trữ ${randomBytes(4).toString('hex')}`],
  ] as const;
  const issuer = { name: distinguishedName(rootName), privateKey: authority.privateKey };
  const root = issueCertificate(
    {
      subject: rootName,
      publicKey: authority.publicKey,
      serial: newSerial(),
      notBefore,
      notAfter,
      extensions: commonExtensions({
        publicKey: authority.publicKey,
        issuerKey: authority.publicKey,
        ca: true,
        pathLength: 0,
        usage: [KEY_USAGE.keyCertSign, KEY_USAGE.crlSign],
      }),
    },
    issuer,
  );
  const own = issueCertificate(
    {
      subject: [
        [OID.country, 'VN'],
        [OID.organisation, input.organisation],
        [OID.organisationalUnit, DEMO_MARK],
        [OID.commonName, input.commonName],
      ],
      publicKey: signer.publicKey,
      serial: newSerial(),
      notBefore,
      notAfter,
      extensions: commonExtensions({
        publicKey: signer.publicKey,
        issuerKey: authority.publicKey,
        ca: false,
        usage: [KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation],
      }),
    },
    issuer,
  );
  const crl = issueCrl({ thisUpdate: notBefore, nextUpdate: notAfter, number: 1, revoked: [] }, issuer);
  const p12 = writeKeyFile({
    privateKey: signer.privateKey,
    certificates: [own, root],
    friendlyName: `${input.commonName} (${DEMO_MARK})`,
    passphrase: input.passphrase,
  });
  return { p12, rootPem: pem('CERTIFICATE', root), crlPem: pem('X509 CRL', crl) };
}

/** 127 random bits, positive, never zero (RFC 5280 §4.1.2.2). */
export function newSerial(): Uint8Array {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return serial;
}

const generate = promisify(generateKeyPair);

function newRsaKey(): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return generate('rsa', { modulusLength: 2048 });
}
