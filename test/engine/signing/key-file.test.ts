import { verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bmp,
  element,
  explicit,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  setOf,
} from '../../../electron/engine/signing/der.ts';
import { DEMO_MARK, makeDemoKey } from '../../../electron/engine/signing/demo-key.ts';
import { openKeyFile } from '../../../electron/engine/signing/key-file.ts';
import { OID } from '../../../electron/engine/signing/oids.ts';
import { readCertificate } from '../../../electron/engine/signing/certificate.ts';
import { readKeyFile } from '../../../electron/engine/signing/pkcs12-read.ts';
import { daysFromNow, issue, newKey, NOW, type Identity } from '../../support/pki/pki.ts';
import { writeKeyFile } from '../../../electron/engine/signing/pkcs12-write.ts';

const fixture = (file: string): string => join(import.meta.dirname, '../../support/pki/key-files', file);
const VIETNAMESE = 'Mật khẩu Ưu tiên 2026';
const later = new Date('2030-01-01T00:00:00Z');

const refusal = (file: string | Uint8Array, passphrase: string, now = later): Promise<string> =>
  openKeyFile(file, passphrase, { now }).then(
    () => 'opened',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe('a key file', () => {
  it.each([
    ['rsa-aes256.p12', VIETNAMESE, 'rsa'],
    ['ec-aes256.p12', VIETNAMESE, 'ec'],
    ['rsa-rc2-3des.p12', VIETNAMESE, 'rsa'],
    ['ec-3des.p12', VIETNAMESE, 'ec'],
    ['rsa-pbes2-3des.p12', 'secret', 'rsa'],
    ['rsa-aes128-no-mac.p12', 'secret', 'rsa'],
    ['rsa-unprotected.p12', '', 'rsa'],
  ])('%s opens and signs what its certificate verifies', async (file, passphrase, keyType) => {
    const signer = await openKeyFile(fixture(file), passphrase, { now: later });
    expect(signer.keyType).toBe(keyType);
    const data = Buffer.from('Số: 02/BC-CC');
    const key = readCertificate(signer.certificateDer).publicKey!;
    expect(verify('sha256', data, key, await signer.sign(data))).toBe(true);
    signer.dispose();
    await expect(signer.sign(data)).rejects.toMatchObject({ code: 'signing/key-closed' });
  });

  it('opens with a pass phrase typed in the other Unicode form', async () => {
    expect(await refusal(fixture('rsa-aes256.p12'), VIETNAMESE.normalize('NFD'))).toBe('opened');
    expect(await refusal(fixture('ec-3des.p12'), VIETNAMESE.normalize('NFD'))).toBe('opened');
  });

  it.each(['rsa-aes256.p12', 'rsa-rc2-3des.p12', 'rsa-aes128-no-mac.p12'])(
    '%s says that the pass phrase is wrong',
    async (file) => {
      expect(await refusal(fixture(file), 'sai')).toBe('signing/key-file-wrong-passphrase');
    },
  );

  it('is refused by name when it holds no key, a short key or is no key file', async () => {
    expect(await refusal(fixture('certificate-only.p12'), 'secret')).toBe('signing/no-key');
    expect(await refusal(fixture('rsa-1024.p12'), 'secret')).toBe('signing/weak-key');
    expect(await refusal(Buffer.from('không phải tệp khóa'), '')).toBe('signing/key-file-damaged');
    expect(await refusal(new Uint8Array(0), '')).toBe('signing/key-file-damaged');
    for (const before of ['', 'Bag Attributes\r\n', '\uFEFF'])
      expect(await refusal(Buffer.from(`${before}-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII=\n`), '')).toBe(
        'signing/key-file-pem',
      );
    expect(await refusal(fixture('does-not-exist.p12'), '')).toBe('disk/not-found');
    expect(await refusal(new Uint8Array(2 * 1024 * 1024), '')).toBe('signing/key-file-too-large');
  });

  it('is refused when damaged, or still gives the true key where the damage is of no account', async () => {
    const whole = await readFile(fixture('ec-3des.p12'));
    const genuine = readKeyFile(whole, VIETNAMESE).keys[0]!.key;
    let refused = 0;
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = Uint8Array.from(whole);
      bytes[at]! ^= 0x55;
      try {
        // An explicit tag's number or an unread attribute may change; the key may not.
        expect(readKeyFile(bytes, VIETNAMESE).keys[0]?.key.equals(genuine)).toBe(true);
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^signing\/key-file-/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 7 / 2);
    for (const length of [1, 10, 200, whole.length - 1]) {
      expect(() => readKeyFile(whole.subarray(0, length), VIETNAMESE)).toThrow('signing/key-file-damaged');
    }
  });

  it('is refused before any work when it asks for billions of rounds', async () => {
    const mac = sequence(
      sequence(sequence(oid(OID.sha256), nullValue()), octets(new Uint8Array(32))),
      octets(new Uint8Array(8)),
      integer(2_000_000_000),
    );
    expect(await refusal(container([], mac), 'x')).toBe('signing/key-file-too-costly');
    const kdf = sequence(oid(OID.pbkdf2), sequence(octets(new Uint8Array(8)), integer(2_000_000_000)));
    const cipher = sequence(oid(OID.pbes2), sequence(kdf, sequence(oid(OID.aes256Cbc), octets(new Uint8Array(16)))));
    const bag = sequence(oid(OID.shroudedKeyBag), explicit(0, sequence(cipher, octets(new Uint8Array(32)))));
    expect(await refusal(container([bag]), 'x')).toBe('signing/key-file-too-costly');
  });

  it('is refused when it nests without end', async () => {
    let bag = sequence(oid(OID.safeContentsBag), explicit(0, sequence()));
    for (let depth = 0; depth < 10; depth++) bag = sequence(oid(OID.safeContentsBag), explicit(0, sequence(bag)));
    expect(await refusal(container([bag]), '')).toBe('signing/key-file-damaged');
    let deep: Uint8Array = nullValue();
    for (let depth = 0; depth < 3000; depth++) deep = sequence(deep);
    expect(await refusal(deep, '')).toBe('signing/key-file-damaged');
  });

  it('is refused with several keys, but not for the same key twice', async () => {
    const [a, b] = [issue(null), issue(null)];
    expect(await refusal(container([keyBag(a.privateKey), keyBag(b.privateKey), certificateBag(a)]), '', NOW)).toBe(
      'signing/several-keys',
    );
    expect(await refusal(container([keyBag(a.privateKey), keyBag(a.privateKey), certificateBag(a)]), '', NOW)).toBe(
      'opened',
    );
  });

  it('is refused without the certificate of its key', async () => {
    const [a, b] = [issue(null), issue(null)];
    expect(await refusal(container([keyBag(a.privateKey), certificateBag(b)]), '', NOW)).toBe('signing/no-certificate');
  });

  it('is refused outside its certificate’s validity unless that is asked for', async () => {
    const old = issue(null, { until: daysFromNow(-1) });
    const young = issue(null, { from: daysFromNow(1) });
    const file = (identity: Identity): Uint8Array => container([keyBag(identity.privateKey), certificateBag(identity)]);
    expect(await refusal(file(old), '', NOW)).toBe('signing/key-certificate-expired');
    expect(await refusal(file(young), '', NOW)).toBe('signing/key-certificate-not-yet-valid');
    await expect(openKeyFile(file(old), '', { now: NOW, allowOutsideValidity: true })).resolves.toBeDefined();
  });

  it('gives the chain above the key in order, and only that', async () => {
    const root = issue(null, { ca: true });
    const authority = issue(root, { ca: true });
    const leaf = issue(authority);
    const stranger = issue(null, { ca: true });
    const bags = [root, leaf, stranger, authority].map(certificateBag);
    const signer = await openKeyFile(container([...bags, keyBag(leaf.privateKey)]), '', { now: NOW });
    expect(signer.chainDer.map((der) => Buffer.from(der))).toEqual([Buffer.from(authority.der), Buffer.from(root.der)]);
  });

  it('is read in the indefinite lengths and chunked strings that Firefox writes', async () => {
    const leaf = issue(null, { key: newKey.rsa() });
    const file = writeKeyFile({
      privateKey: leaf.privateKey,
      certificates: [leaf.der],
      friendlyName: 'Thử',
      passphrase: VIETNAMESE,
    });
    const signer = await openKeyFile(indefinite(file), VIETNAMESE, { now: NOW });
    expect(signer.keyType).toBe('rsa');
  });

  it('stops opening when cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(openKeyFile(fixture('rsa-aes256.p12'), VIETNAMESE, { now: later, signal })).rejects.toMatchObject({
      code: 'internal/cancelled',
    });
  });
});

describe('a demonstration key', () => {
  it('opens, leads to its own root and says in its names that it has no legal value', async () => {
    const demo = await makeDemoKey({
      organisation: 'Ủy ban nhân dân xã Mẫu',
      commonName: 'Văn thư',
      passphrase: VIETNAMESE,
      validDays: 30,
      now: NOW,
    });
    const signer = await openKeyFile(demo.p12, VIETNAMESE, { now: NOW });
    const certificate = readCertificate(signer.certificateDer);
    expect(certificate.subject).toContain(DEMO_MARK);
    expect(certificate.issuer).toContain(DEMO_MARK);
    expect(certificate.notAfter.getTime() - NOW.getTime()).toBeLessThanOrEqual(30 * 24 * 3600_000);
    expect(demo.rootPem).toContain(Buffer.from(signer.chainDer[0]!).toString('base64').slice(0, 60));
  });
});

const keyBag = (key: KeyObject): Uint8Array =>
  sequence(oid(OID.keyBag), explicit(0, key.export({ type: 'pkcs8', format: 'der' })));

const certificateBag = (identity: Identity): Uint8Array =>
  sequence(
    oid(OID.certBag),
    explicit(0, sequence(oid(OID.x509Certificate), explicit(0, octets(identity.der)))),
    setOf(sequence(oid(OID.friendlyName), setOf(bmp('Chứng thư')))),
  );

/** An unprotected PKCS#12 with these bags. */
function container(bags: readonly Uint8Array[], mac?: Uint8Array): Uint8Array {
  const safe = sequence(sequence(oid(OID.data), explicit(0, octets(sequence(...bags)))));
  return sequence(integer(3), sequence(oid(OID.data), explicit(0, octets(safe))), ...(mac === undefined ? [] : [mac]));
}

/** The same structure with indefinite lengths, and long octet strings in chunks, down to the first octet string. */
function indefinite(der: Uint8Array): Uint8Array {
  const { tag, content, rest } = take(der);
  const END = Uint8Array.of(0, 0);
  if (tag === 0x04 && content.length > 64) {
    const half = Math.floor(content.length / 2);
    const chunks = [element(4, content.subarray(0, half)), element(4, content.subarray(half))];
    return Buffer.concat([Uint8Array.of(0x24, 0x80), ...chunks, END, rest]);
  }
  if ((tag & 0x20) === 0) return Buffer.concat([element(tag, content), rest]);
  const inner: Uint8Array[] = [];
  for (let left = content; left.length > 0;) {
    const next = take(left);
    inner.push(indefinite(left.subarray(0, left.length - next.rest.length)));
    left = next.rest;
  }
  return Buffer.concat([Uint8Array.of(tag, 0x80), ...inner, END, rest]);
}

function take(der: Uint8Array): { tag: number; content: Uint8Array; rest: Uint8Array } {
  const long = der[1]! & 0x80 ? der[1]! & 0x7f : 0;
  const length = long === 0 ? der[1]! : Buffer.from(der).readUIntBE(2, long);
  const start = 2 + long;
  return { tag: der[0]!, content: der.subarray(start, start + length), rest: der.subarray(start + length) };
}
