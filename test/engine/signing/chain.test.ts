import { describe, expect, it } from 'vitest';
import { judgeChain } from '../../../electron/engine/signing/chain.ts';
import { readCertificate } from '../../../electron/engine/signing/certificate.ts';
import { OID } from '../../../electron/engine/signing/oids.ts';
import { readTrust } from '../../../electron/engine/signing/trust.ts';
import { sequence, integer, element } from '../../../electron/engine/signing/der.ts';
import {
  crlOf,
  daysFromNow,
  issue,
  makeWorld,
  newKey,
  NOW,
  permitNames,
  strangeExtension,
  type Identity,
} from '../../support/pki/pki.ts';

const world = makeWorld();

interface Case {
  anchors?: readonly Identity[];
  crls?: readonly Uint8Array[];
  at?: Date;
  claimed?: Date;
  chain?: readonly Uint8Array[];
}

function judge(leaf: Identity, given: Case = {}): { chain: string; revocation: string; codes: string[] } {
  const anchors = (given.anchors ?? [world.root]).map((anchor) => anchor.der);
  const trust = readTrust({ anchors, crls: given.crls ?? world.crls, now: NOW });
  const at = given.at ?? NOW;
  const above = (given.chain ?? leaf.above).map(readCertificate);
  const judged = judgeChain(readCertificate(leaf.der), above, trust, at, given.claimed ?? at);
  return {
    chain: judged.chain.state,
    revocation: judged.revocation.state,
    codes: judged.findings.map((finding) => finding.code),
  };
}

describe('a certificate chain', () => {
  it('is valid with a path to an anchor and fresh revocation lists', () => {
    expect(judge(world.rsa)).toEqual({ chain: 'valid', revocation: 'valid', codes: [] });
    expect(judge(world.ec)).toEqual({ chain: 'valid', revocation: 'valid', codes: [] });
  });

  it('accepts a certificate that is itself an anchor', () => {
    const alone = issue(null, { name: 'Tự tin cậy' });
    expect(judge(alone, { anchors: [alone] })).toEqual({ chain: 'valid', revocation: 'valid', codes: [] });
  });

  it('cannot be told without any anchor', () => {
    expect(judge(world.rsa, { anchors: [] })).toMatchObject({
      chain: 'cannot-tell',
      codes: ['signing/chain-no-anchors', 'signing/revocation-not-checked'],
    });
  });

  it('is invalid for a self-made certificate', () => {
    expect(judge(issue(null))).toMatchObject({
      chain: 'invalid',
      codes: ['signing/self-made', 'signing/revocation-not-checked'],
    });
  });

  it('is invalid when it leads to a root nobody trusts', () => {
    const stranger = issue(null, { name: 'Gốc lạ', ca: true });
    expect(judge(world.rsa, { anchors: [stranger] })).toMatchObject({ chain: 'invalid' });
    expect(judge(world.rsa, { anchors: [stranger] }).codes[0]).toBe('signing/untrusted-root');
  });

  it('cannot be told while the certificate of the authority in between is missing', () => {
    expect(judge(world.rsa, { chain: [] })).toMatchObject({ chain: 'cannot-tell' });
    expect(judge(world.rsa, { chain: [] }).codes[0]).toBe('signing/issuer-missing');
  });

  it('does not believe a root of the same name with another key', () => {
    const impostor = issue(null, { name: 'Gốc thử nghiệm', ca: true });
    expect(judge(world.rsa, { anchors: [impostor], chain: [world.authority.der] })).toMatchObject({
      chain: 'cannot-tell',
    });
  });

  it('is invalid when the authority disowns the certificate', () => {
    const forged = Uint8Array.from(world.ec.der);
    // The last octets are the signature value; the key identifier inside still names the authority.
    forged[forged.length - 3]! ^= 1;
    const judged = judge({ ...world.ec, der: forged });
    expect(judged).toMatchObject({ chain: 'invalid' });
    expect(judged.codes[0]).toBe('signing/certificate-signature-wrong');
  });

  it.each<[string, () => Identity, string]>([
    ['expired', () => issue(world.authority, { until: daysFromNow(-1) }), 'signing/certificate-expired'],
    ['not yet valid', () => issue(world.authority, { from: daysFromNow(1) }), 'signing/certificate-not-yet-valid'],
    ['issued by a certificate that is no authority', () => issue(world.ec), 'signing/issuer-not-ca'],
    [
      'issued by an authority whose key may not certify',
      () => issue(issue(world.root, { ca: true, usage: [6] })),
      'signing/issuer-key-usage',
    ],
    ['not for signing', () => issue(world.authority, { usage: [2] }), 'signing/leaf-key-usage'],
    ['beyond the path length', () => issue(issue(world.authority, { ca: true })), 'signing/path-length'],
    [
      'with an unknown critical extension',
      () => issue(world.authority, { extra: [strangeExtension] }),
      'signing/critical-extension',
    ],
    [
      'with an extension that stands twice',
      () =>
        issue(world.authority, {
          extra: [{ id: OID.keyUsage, critical: true, value: element(3, Uint8Array.of(6, 0xc0)) }],
        }),
      'signing/critical-extension',
    ],
    ['with a key that is too short', () => issue(world.authority, { key: newKey.rsa(1024) }), 'signing/weak-algorithm'],
    [
      'with a malformed basicConstraints above it',
      () =>
        issue(
          issue(world.root, {
            ca: true,
            without: OID.basicConstraints,
            extra: [{ id: OID.basicConstraints, critical: true, value: Uint8Array.of(0x30, 5, 1) }],
          }),
        ),
      'signing/certificate-malformed',
    ],
    [
      'outside the names its authority may issue for',
      () =>
        issue(
          issue(world.root, { ca: true, extra: [permitNames([OID.country, 'VN'], [OID.organisation, 'Bộ Khác'])] }),
        ),
      'signing/name-constraint',
    ],
  ])('is invalid when the certificate is %s', (_, make, code) => {
    const judged = judge(make());
    expect(judged.chain).toBe('invalid');
    expect(judged.codes).toContain(code);
  });

  it('accepts names inside the permitted ones, whatever their letter case', () => {
    const authority = issue(world.root, {
      ca: true,
      extra: [permitNames([OID.country, 'vn'], [OID.organisation, 'ỦY BAN  nhân dân tỉnh thử nghiệm'])],
    });
    expect(judge(issue(authority)).chain).toBe('valid');
  });

  it('stays open when policy constraints are critical', () => {
    const policy = {
      id: OID.policyConstraints,
      critical: true,
      value: sequence(element(0x80, integer(0).subarray(2))),
    };
    expect(judge(issue(world.authority, { extra: [policy] }))).toMatchObject({ chain: 'cannot-tell' });
  });

  it('stays open when the certificate has expired since the claimed signing time', () => {
    const leaf = issue(world.authority, { until: daysFromNow(-10) });
    expect(judge(leaf, { claimed: daysFromNow(-20) })).toMatchObject({ chain: 'cannot-tell' });
    expect(judge(leaf, { claimed: daysFromNow(-20) }).codes).toContain('signing/certificate-expired-since');
    expect(judge(leaf, { at: daysFromNow(-20) }).chain).toBe('valid');
  });
});

describe('revocation', () => {
  const leaf = issue(world.authority);
  const rootCrl = crlOf(world.root);
  const revokedOn = (days: number, reason?: number): Uint8Array =>
    crlOf(world.authority, {
      revoked: [{ identity: leaf, date: daysFromNow(days), ...(reason === undefined ? {} : { reason }) }],
    });

  it('is not checked, never fine, when there is no list', () => {
    expect(judge(leaf, { crls: [] })).toMatchObject({ chain: 'valid', revocation: 'cannot-tell' });
    expect(judge(leaf, { crls: [] }).codes).toEqual([
      'signing/revocation-not-checked',
      'signing/revocation-not-checked',
    ]);
  });

  it('is invalid from the day of revocation on', () => {
    expect(judge(leaf, { crls: [rootCrl, revokedOn(-5)] })).toMatchObject({
      revocation: 'invalid',
      codes: ['signing/certificate-revoked'],
    });
  });

  it('is invalid for a certificate on hold', () => {
    expect(judge(leaf, { crls: [rootCrl, revokedOn(-5, 6)] })).toMatchObject({ revocation: 'invalid' });
  });

  it('stays open when revoked after a signing time that is only claimed', () => {
    const judged = judge(leaf, { crls: [rootCrl, revokedOn(-5)], claimed: daysFromNow(-8) });
    expect(judged).toMatchObject({ revocation: 'cannot-tell', codes: ['signing/revoked-since'] });
  });

  it('is valid when revoked only after a proven time', () => {
    const judged = judge(leaf, { crls: [rootCrl, revokedOn(-5)], at: daysFromNow(-8) });
    expect(judged).toMatchObject({ revocation: 'valid', codes: ['signing/revoked-later'] });
  });

  it('cannot be told from a list that has run out', () => {
    const stale = crlOf(world.authority, { from: daysFromNow(-60), until: daysFromNow(-30) });
    expect(judge(leaf, { crls: [rootCrl, stale] })).toMatchObject({
      revocation: 'cannot-tell',
      codes: ['signing/crl-stale'],
    });
  });

  it('is still invalid when an old list already names the certificate', () => {
    const stale = crlOf(world.authority, {
      from: daysFromNow(-60),
      until: daysFromNow(-30),
      revoked: [{ identity: leaf, date: daysFromNow(-70) }],
    });
    expect(judge(leaf, { crls: [rootCrl, stale] })).toMatchObject({ revocation: 'invalid' });
  });

  it('ignores a forged list and says so', () => {
    const forged = crlOf(world.authority, { forgedWith: newKey.ec() });
    expect(judge(leaf, { crls: [rootCrl, forged] })).toMatchObject({
      revocation: 'cannot-tell',
      codes: ['signing/crl-forged', 'signing/revocation-not-checked'],
    });
  });

  it('does not work with delta lists', () => {
    const delta = crlOf(world.authority, {
      extensions: [{ id: OID.deltaCrlIndicator, critical: true, value: integer(1) }],
    });
    expect(judge(leaf, { crls: [rootCrl, delta] })).toMatchObject({
      revocation: 'cannot-tell',
      codes: ['signing/crl-unsupported'],
    });
  });

  it('does not take a list that speaks only of authorities for a signer', () => {
    const point = {
      id: OID.issuingDistributionPoint,
      critical: true,
      value: sequence(element(0x82, Uint8Array.of(0xff))),
    };
    const authorities = crlOf(world.authority, { extensions: [point] });
    expect(judge(leaf, { crls: [rootCrl, authorities] })).toMatchObject({ revocation: 'cannot-tell' });
  });

  it('looks at the authorities on the path too', () => {
    const rootList = crlOf(world.root, { revoked: [{ identity: world.authority, date: daysFromNow(-3) }] });
    expect(judge(leaf, { crls: [rootList, crlOf(world.authority)] })).toMatchObject({ revocation: 'invalid' });
  });
});
