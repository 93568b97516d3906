import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { KEY_USAGE, readCertificate } from '../../../electron/engine/signing/certificate.ts';
import { element, octets, sequence } from '../../../electron/engine/signing/der.ts';
import { keySigner } from '../../../electron/engine/signing/key-file.ts';
import { OID } from '../../../electron/engine/signing/oids.ts';
import type { Signer } from '../../../electron/engine/signing/signer.ts';
import { pem } from '../../../electron/engine/signing/trust.ts';
import {
  commonExtensions,
  distinguishedName,
  issueCertificate,
  issueCrl,
  type ExtensionInput,
  type Issuer,
} from '../../../electron/engine/signing/x509-write.ts';

/** The day the test world plays on. */
export const NOW = new Date('2026-06-15T03:00:00Z');
const DAY = 24 * 3600_000;
export const daysFromNow = (days: number): Date => new Date(NOW.getTime() + days * DAY);

/** One holder of a key in the test world. */
export interface Identity {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly issuer: Issuer;
  readonly serial: Uint8Array;
  /** Certificates above it, nearest first, root included. */
  readonly above: readonly Uint8Array[];
  signer(): Signer;
}

export interface IssueOptions {
  readonly name?: string;
  readonly key?: KeyObject;
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly from?: Date;
  readonly until?: Date;
  readonly usage?: readonly number[];
  readonly serial?: Uint8Array;
  readonly extra?: readonly ExtensionInput[];
  /** Leaves out one of the customary extensions. */
  readonly without?: string;
}

let serials = 1000;

export const newKey = {
  rsa: (bits = 2048): KeyObject => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey,
  ec: (curve = 'P-256'): KeyObject => generateKeyPairSync('ec', { namedCurve: curve }).privateKey,
};

/** Issues a certificate under `parent`; without one it vouches for itself. */
export function issue(parent: Identity | null, options: IssueOptions = {}): Identity {
  const privateKey = options.key ?? newKey.ec();
  const publicKey = createPublicKey(privateKey);
  const ca = options.ca ?? false;
  const serial = options.serial ?? Buffer.from((++serials).toString(16).padStart(8, '0'), 'hex');
  const subject = [
    [OID.country, 'VN'],
    [OID.organisation, 'Ủy ban nhân dân tỉnh Thử Nghiệm'],
    [OID.commonName, options.name ?? `Người ký số ${serials}`],
  ] as const;
  const own: Issuer = { name: distinguishedName(subject), privateKey };
  const issuer = parent === null ? own : parent.issuer;
  const usage =
    options.usage ??
    (ca ? [KEY_USAGE.keyCertSign, KEY_USAGE.crlSign] : [KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation]);
  const extensions = commonExtensions({
    publicKey,
    issuerKey: createPublicKey(issuer.privateKey),
    ca,
    usage,
    ...(options.pathLength === undefined ? {} : { pathLength: options.pathLength }),
  });
  const der = issueCertificate(
    {
      subject,
      publicKey,
      serial,
      notBefore: options.from ?? daysFromNow(-100),
      notAfter: options.until ?? daysFromNow(600),
      extensions: [...extensions.filter((extension) => extension.id !== options.without), ...(options.extra ?? [])],
    },
    issuer,
  );
  const above = parent === null ? [] : [parent.der, ...parent.above];
  return {
    der,
    pem: pem('CERTIFICATE', der),
    privateKey,
    issuer: own,
    serial,
    above,
    signer: () => keySigner(privateKey, readCertificate(der), above.map(readCertificate)),
  };
}

export interface CrlOptions {
  readonly revoked?: readonly { readonly identity: Identity; readonly date: Date; readonly reason?: number }[];
  readonly from?: Date;
  readonly until?: Date;
  readonly extensions?: readonly ExtensionInput[];
  /** Signs with this key instead of the authority's: a forgery. */
  readonly forgedWith?: KeyObject;
}

/** A revocation list of an authority. */
export function crlOf(authority: Identity, options: CrlOptions = {}): Uint8Array {
  const revoked = (options.revoked ?? []).map(({ identity, date, reason }) => ({
    serial: identity.serial,
    date,
    ...(reason === undefined ? {} : { reason }),
  }));
  return issueCrl(
    {
      thisUpdate: options.from ?? daysFromNow(-1),
      nextUpdate: options.until ?? daysFromNow(30),
      number: 7,
      revoked,
      ...(options.extensions === undefined ? {} : { extensions: options.extensions }),
    },
    { name: authority.issuer.name, privateKey: options.forgedWith ?? authority.privateKey },
  );
}

/** A permitted directory subtree (nameConstraints, RFC 5280 §4.2.1.10): names must begin with these attributes. */
export function permitNames(...attributes: readonly (readonly [string, string])[]): ExtensionInput {
  const name = element(0xa4, distinguishedName(attributes));
  return { id: OID.nameConstraints, critical: true, value: sequence(element(0xa0, sequence(name))) };
}

/** A critical extension no one has heard of. */
export const strangeExtension: ExtensionInput = {
  id: '1.3.6.1.4.1.99999.1',
  critical: true,
  value: octets(Uint8Array.of(1)),
};

/** The usual world: RSA root, a P-256 authority with a Vietnamese name under it, signers of both kinds. */
export interface World {
  readonly root: Identity;
  readonly authority: Identity;
  readonly rsa: Identity;
  readonly ec: Identity;
  /** Fresh lists of root and authority with nothing revoked. */
  readonly crls: readonly Uint8Array[];
}

export function makeWorld(): World {
  const root = issue(null, { name: 'Gốc thử nghiệm', key: newKey.rsa(), ca: true });
  const authority = issue(root, { name: 'Cơ quan chứng thực thử nghiệm số 1', ca: true, pathLength: 0 });
  const rsa = issue(authority, { name: 'Chi cục Văn thư – Lưu trữ', key: newKey.rsa() });
  const ec = issue(authority, { name: 'Trung tâm Lưu trữ lịch sử' });
  return { root, authority, rsa, ec, crls: [crlOf(root), crlOf(authority)] };
}
