import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { daysFromNow, NOW } from '../../support/pki/pki.ts';
import { buildTransfer, type BuiltTransfer } from '../../support/transfer/build-transfer.ts';

const clock = { now: () => NOW };

describe.each<PackageKind>(['sip-hoso', 'aip-hoso', 'eark-sip'])('an untouched transfer of kind %s', (kind) => {
  let built: BuiltTransfer;
  beforeAll(async () => {
    built = await buildTransfer(kind);
  });
  afterAll(() => built.remove());

  it('is valid for who knows the authority', async () => {
    const report = await verifyPath({ path: built.path, trust: built.trust }, clock, silentTask());
    expect(report.findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
    expect(report).toMatchObject({ kind: 'transfer', verdict: 'valid' });
    expect(report.signatures).toHaveLength(5);
  });

  it('is not called changed by a PC whose clock is behind: only the time of signing stays open', async () => {
    const behind = { now: () => daysFromNow(-400) };
    const report = await verifyPath({ path: built.path, trust: built.trust }, behind, silentTask());
    expect(report).toMatchObject({ verdict: 'cannot-tell', reason: 'signing/certificate-starts-later' });
    expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(report.signatures.map(({ integrity, time }) => [integrity.state, time.reason])).toEqual(
      Array(5).fill(['valid', 'signing/signing-time-in-future']),
    );
  });

  it('cannot be told to be valid without an anchor, and says that this is why', async () => {
    const report = await verifyPath({ path: built.path, trust: { anchors: [], crls: [] } }, clock, silentTask());
    expect(report.verdict).toBe('cannot-tell');
    expect(report.signatures.map((signature) => signature.chain.reason)).toEqual(
      Array(5).fill('signing/chain-no-anchors'),
    );
  });
});
