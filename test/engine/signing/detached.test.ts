import { createHash, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDetached, verifyDetached } from '../../../electron/engine/signing/detached.ts';
import { issuerAndSerial } from '../../../electron/engine/signing/certificate.ts';
import {
  element,
  explicit,
  integer,
  nullValue,
  octets,
  oid,
  retag,
  sequence,
  setOf,
  time,
} from '../../../electron/engine/signing/der.ts';
import { OID } from '../../../electron/engine/signing/oids.ts';
import { overall, type SignatureReport } from '../../../electron/engine/signing/report.ts';
import { pem, readTrust, type Trust } from '../../../electron/engine/signing/trust.ts';
import { crlOf, daysFromNow, issue, makeWorld, NOW, type Identity } from '../../support/pki/pki.ts';

const world = makeWorld();
const trust = readTrust({ anchors: [world.root.der], crls: world.crls, now: NOW });
const signingTime = new Date(NOW.getTime() - 3600_000);
let folder = '';
let content = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detached-'));
  content = join(folder, 'tagmanifest-sha256.txt');
  await writeFile(content, 'a'.repeat(70_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const codes = (report: SignatureReport): string[] => report.findings.map((finding) => finding.code);
const make = (identity: Identity, time = signingTime): Promise<Uint8Array> =>
  signDetached(content, identity.signer(), { signingTime: time });

describe('a detached signature', () => {
  it.each(['rsa', 'ec'] as const)('made with an %s key is valid, in DER and in PEM', async (kind) => {
    const der = await make(world[kind]);
    for (const form of [der, Buffer.from(pem('CMS', der)), Buffer.from(pem('PKCS7', der))]) {
      const report = await verifyDetached(content, form, trust);
      expect(overall(report)).toEqual({ state: 'valid', reason: null });
      expect(report).toMatchObject({
        format: 'cades',
        signingTime: signingTime.toISOString(),
        signer: { organisation: 'Ủy ban nhân dân tỉnh Thử Nghiệm' },
      });
      expect(codes(report)).toEqual(['signing/signing-time-claimed']);
    }
  });

  it('is the same from a digest and, with RSA, every time', async () => {
    const sha256 = createHash('sha256').update('a'.repeat(70_000)).digest();
    const again = await signDetached({ sha256 }, world.rsa.signer(), { signingTime });
    expect(Buffer.from(again).equals(await make(world.rsa))).toBe(true);
  });

  it('carries the authority but not the root', async () => {
    const text = Buffer.from(await make(world.rsa)).toString('latin1');
    expect(text).toContain(Buffer.from(world.authority.der).toString('latin1'));
    expect(text).not.toContain(Buffer.from(world.root.der).toString('latin1'));
  });

  it('tells changed content', async () => {
    const der = await make(world.rsa);
    const other = join(folder, 'other.txt');
    await writeFile(other, 'b');
    expect((await verifyDetached(other, der, trust)).integrity).toEqual({
      state: 'invalid',
      reason: 'signing/content-changed',
    });
  });

  it('never throws and is never valid with a byte changed', async () => {
    const der = await make(world.ec);
    for (let at = 0; at < der.length; at += 13) {
      const bytes = Uint8Array.from(der);
      bytes[at]! ^= 1 << (at % 8);
      const report = await verifyDetached(content, bytes, trust);
      expect(overall(report).state, `octet ${at}`).not.toBe('valid');
    }
  });

  it('tells what is no signature at all', async () => {
    for (const bytes of [
      new Uint8Array(0),
      Buffer.from('xin chào'),
      sequence(oid(OID.data)),
      sequence(oid(OID.signedData)),
    ]) {
      const report = await verifyDetached(content, bytes, trust);
      expect(report.integrity).toEqual({ state: 'invalid', reason: 'signing/signature-unreadable' });
    }
  });

  it('tells bytes behind its end', async () => {
    const der = Buffer.concat([await make(world.rsa), Buffer.from('x')]);
    expect((await verifyDetached(content, der, trust)).integrity.reason).toBe('signing/signature-unreadable');
  });

  it('is refused by a key that does not belong to the certificate', async () => {
    const signer = {
      ...world.ec.signer(),
      sign: (bytes: Uint8Array) => Promise.resolve(sign('sha256', bytes, world.rsa.privateKey)),
    };
    await expect(signDetached(content, signer, { signingTime })).rejects.toMatchObject({
      code: 'signing/key-certificate-mismatch',
    });
  });

  it.each<[string, () => { identity: Identity; trust?: Trust; at?: Date }, string]>([
    [
      'of an expired certificate',
      () => ({ identity: issue(world.authority, { until: daysFromNow(-1) }) }),
      'signing/certificate-expired',
    ],
    ['of a self-made certificate', () => ({ identity: issue(null) }), 'signing/self-made'],
    [
      'of a stranger’s key',
      () => ({ identity: issue(issue(null, { name: 'Gốc lạ', ca: true })) }),
      'signing/issuer-missing',
    ],
    [
      'of a revoked certificate',
      () => {
        const identity = issue(world.authority);
        const crls = [world.crls[0]!, crlOf(world.authority, { revoked: [{ identity, date: daysFromNow(-2) }] })];
        return { identity, trust: readTrust({ anchors: [world.root.der], crls, now: NOW }) };
      },
      'signing/certificate-revoked',
    ],
  ])('%s is found by its own code', async (_, given, code) => {
    const { identity, trust: own, at } = given();
    const report = await verifyDetached(content, await make(identity, at), own ?? trust);
    expect(overall(report).state).not.toBe('valid');
    expect(codes(report)).toContain(code);
  });

  it.each([
    ['the clock of this PC is 400 days behind', daysFromNow(-400), ['signing/certificate-starts-later']],
    ['the signer’s clock was two days ahead', daysFromNow(-2), []],
  ])('made when %s: what was signed is unchanged, only the time cannot be told', async (_, now, more) => {
    const young = issue(world.authority, { from: daysFromNow(-3) });
    const der = await make(young, NOW);
    const given = { anchors: [world.root.der], crls: world.crls };
    const report = await verifyDetached(content, der, readTrust({ ...given, now }));
    expect(report).toMatchObject({
      integrity: { state: 'valid', reason: null },
      revocation: { state: 'valid', reason: null },
      time: { state: 'cannot-tell', reason: 'signing/signing-time-in-future' },
    });
    expect([...new Set(codes(report))].sort()).toEqual([...more, 'signing/signing-time-in-future'].sort());
    expect(report.findings.map((finding) => finding.severity)).not.toContain('error');
    expect(overall(report).state).toBe('cannot-tell');
    expect((await verifyDetached(content, der, trust)).time).toEqual({ state: 'valid', reason: null });
  });

  it('holds the signer to a time this PC has not reached: by then the certificate had expired, or was revoked', async () => {
    const now = daysFromNow(-400);
    const short = issue(world.authority, { from: daysFromNow(-900), until: daysFromNow(-1) });
    const late = await verifyDetached(
      content,
      await make(short, NOW),
      readTrust({ anchors: [world.root.der], crls: world.crls, now }),
    );
    expect(late.chain).toEqual({ state: 'invalid', reason: 'signing/certificate-expired' });
    for (const [days, state] of [
      [-2, 'invalid'],
      [2, 'cannot-tell'],
    ] as const) {
      const revoked = [{ identity: world.rsa, date: daysFromNow(days) }];
      const crls = [world.crls[0]!, crlOf(world.authority, { revoked })];
      const given = readTrust({ anchors: [world.root.der], crls, now });
      expect((await verifyDetached(content, await make(world.rsa, NOW), given)).revocation.state).toBe(state);
    }
  });

  it('of a certificate that expired later is valid as of a proven time', async () => {
    const identity = issue(world.authority, { until: daysFromNow(10) });
    const der = await make(identity);
    const crls = [crlOf(world.root, { until: daysFromNow(900) }), crlOf(world.authority, { until: daysFromNow(900) })];
    const anchors = [world.root.der];
    const now = daysFromNow(400);
    expect(overall(await verifyDetached(content, der, readTrust({ anchors, crls, now })))).toEqual({
      state: 'cannot-tell',
      reason: 'signing/certificate-expired-since',
    });
    expect(overall(await verifyDetached(content, der, readTrust({ anchors, crls, now, provenAt: NOW })))).toMatchObject(
      { state: 'valid' },
    );
  });
});

interface Forgery {
  attributes?: (usual: Uint8Array[]) => Uint8Array[];
  sort?: boolean;
  signers?: number;
  content?: Uint8Array;
  digest?: string;
  certificates?: Uint8Array[];
  unsigned?: Uint8Array;
}

/** A SignedData by the RSA signer with something not as it should be. */
function forge(given: Forgery): Uint8Array {
  const { der, privateKey } = world.rsa;
  const { issuer, serial } = issuerAndSerial(der);
  const hash = given.digest === OID.sha1 ? 'sha1' : 'sha256';
  const digest = createHash(hash).update('a'.repeat(70_000)).digest();
  const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));
  const usual = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(
      OID.signingCertificateV2,
      sequence(sequence(sequence(octets(createHash('sha256').update(der).digest())))),
    ),
    attribute(OID.signingTime, time(signingTime)),
  ];
  const chosen = given.attributes?.(usual) ?? usual;
  const attributes = given.sort === false ? element(0x31, ...chosen) : setOf(...chosen);
  const algorithm = sequence(oid(given.digest ?? OID.sha256));
  const info = sequence(
    integer(1),
    sequence(issuer, serial),
    algorithm,
    retag(attributes, 0xa0),
    sequence(oid(OID.rsaEncryption), nullValue()),
    octets(sign(hash, attributes, privateKey)),
    ...(given.unsigned === undefined ? [] : [element(0xa1, given.unsigned)]),
  );
  return sequence(
    oid(OID.signedData),
    explicit(
      0,
      sequence(
        integer(1),
        setOf(algorithm),
        sequence(oid(OID.data), ...(given.content === undefined ? [] : [explicit(0, octets(given.content))])),
        element(0xa0, ...(given.certificates ?? [der, world.authority.der])),
        element(0x31, ...Array.from({ length: given.signers ?? 1 }, () => info)),
      ),
    ),
  );
}

describe('a detached signature made by other hands', () => {
  const without = (type: string) => (usual: Uint8Array[]) =>
    usual.filter((part) => !Buffer.from(part).includes(Buffer.from(oid(type))));

  it.each<[string, Forgery, string, string]>([
    ['is valid when nothing is wrong', {}, 'valid', 'signing/signing-time-claimed'],
    [
      'is valid with a time stamp, which is mentioned',
      { unsigned: sequence(oid(OID.timeStampToken), setOf(sequence())) },
      'valid',
      'signing/timestamp-not-judged',
    ],
    [
      'is valid with unsorted attributes, which are mentioned',
      { attributes: (usual) => [...usual].reverse(), sort: false },
      'valid',
      'signing/attributes-unsorted',
    ],
    [
      'is invalid without the signer’s certificate',
      { certificates: [world.authority.der] },
      'invalid',
      'signing/signer-certificate-missing',
    ],
    [
      'is invalid when bound to no certificate',
      { attributes: without(OID.signingCertificateV2) },
      'invalid',
      'signing/signer-certificate-unbound',
    ],
    [
      'is invalid without a content type',
      { attributes: without(OID.contentType) },
      'invalid',
      'signing/attributes-incomplete',
    ],
    [
      'is invalid without a digest',
      { attributes: without(OID.messageDigest) },
      'invalid',
      'signing/attributes-incomplete',
    ],
    [
      'is invalid with an attribute twice',
      { attributes: (usual) => [...usual, usual[3]!] },
      'invalid',
      'signing/attributes-incomplete',
    ],
    [
      'is invalid when it carries content of its own',
      { content: Buffer.from('x') },
      'invalid',
      'signing/content-inside',
    ],
    ['is invalid with SHA-1', { digest: OID.sha1 }, 'invalid', 'signing/weak-algorithm'],
    ['cannot be told with several signers', { signers: 2 }, 'cannot-tell', 'signing/several-signers'],
    [
      'is invalid when bound to another certificate',
      {
        attributes: (usual) => [
          ...without(OID.signingCertificateV2)(usual),
          sequence(oid(OID.signingCertificateV2), setOf(sequence(sequence(sequence(octets(new Uint8Array(32))))))),
        ],
      },
      'invalid',
      'signing/signer-certificate-swapped',
    ],
  ])('%s', async (_, forgery, state, code) => {
    const report = await verifyDetached(content, forge(forgery), trust);
    expect(report.integrity.state).toBe(state);
    expect(codes(report)).toContain(code);
  });
});
