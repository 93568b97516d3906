import { createHash, randomBytes, type KeyObject } from 'node:crypto';
import { bmp, explicit, integer, nullValue, octets, oid, retag, sequence, setOf } from './der.ts';
import { OID } from './oids.ts';
import { encryptAes256, pkcs12Mac } from './pkcs12-crypto.ts';

/** Rounds of key stretching in files written here: about a fifth of a second on an office PC. */
const ROUNDS = 200_000;
/** PKCS#12's own function, for the MAC, is slower per round and only there for compatibility. */
const MAC_ROUNDS = 20_000;

export interface KeyFileInput {
  readonly privateKey: KeyObject;
  /** The key's own certificate first, then those above it. */
  readonly certificates: readonly Uint8Array[];
  readonly friendlyName: string;
  readonly passphrase: string;
}

/** A PKCS#12 file as current OpenSSL and Windows write and read it: AES-256-CBC, PBKDF2 and MAC with SHA-256. */
export function writeKeyFile(input: KeyFileInput): Uint8Array {
  const [own, ...above] = input.certificates;
  if (own === undefined) throw new TypeError('a key file needs the certificate of its key');
  const keyId = createHash('sha256').update(own).digest().subarray(0, 20);
  const attributes = setOf(
    sequence(oid(OID.localKeyId), setOf(octets(keyId))),
    sequence(oid(OID.friendlyName), setOf(bmp(input.friendlyName))),
  );
  const pkcs8 = input.privateKey.export({ type: 'pkcs8', format: 'der' });
  const keyBag = sequence(oid(OID.shroudedKeyBag), explicit(0, encrypted(pkcs8, input.passphrase, octets)), attributes);
  pkcs8.fill(0);
  const certBag = (der: Uint8Array, ...rest: Uint8Array[]): Uint8Array =>
    sequence(oid(OID.certBag), explicit(0, sequence(oid(OID.x509Certificate), explicit(0, octets(der)))), ...rest);
  const certificates = sequence(certBag(own, attributes), ...above.map((der) => certBag(der)));
  const safe = sequence(
    sequence(
      oid(OID.encryptedData),
      explicit(0, sequence(integer(0), encryptedContent(certificates, input.passphrase))),
    ),
    sequence(oid(OID.data), explicit(0, octets(sequence(keyBag)))),
  );
  const salt = randomBytes(16);
  const mac = pkcs12Mac(OID.sha256, input.passphrase, salt, MAC_ROUNDS, safe);
  return sequence(
    integer(3),
    sequence(oid(OID.data), explicit(0, octets(safe))),
    sequence(sequence(sequence(oid(OID.sha256), nullValue()), octets(mac)), octets(salt), integer(MAC_ROUNDS)),
  );
}

function encryptedContent(clear: Uint8Array, passphrase: string): Uint8Array {
  const { algorithm, data } = pbes2(clear, passphrase);
  return sequence(oid(OID.data), algorithm, retag(octets(data), 0x80));
}

function encrypted(clear: Uint8Array, passphrase: string, wrap: (data: Uint8Array) => Uint8Array): Uint8Array {
  const { algorithm, data } = pbes2(clear, passphrase);
  return sequence(algorithm, wrap(data));
}

function pbes2(clear: Uint8Array, passphrase: string): { algorithm: Uint8Array; data: Uint8Array } {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const kdf = sequence(
    oid(OID.pbkdf2),
    sequence(octets(salt), integer(ROUNDS), sequence(oid(OID.hmacSha256), nullValue())),
  );
  const algorithm = sequence(oid(OID.pbes2), sequence(kdf, sequence(oid(OID.aes256Cbc), octets(iv))));
  return { algorithm, data: encryptAes256(passphrase, salt, iv, ROUNDS, clear) };
}
