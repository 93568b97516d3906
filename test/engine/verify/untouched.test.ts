import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { NOW } from '../../support/pki/pki.ts';
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

  it('cannot be told to be valid without an anchor, and says that this is why', async () => {
    const report = await verifyPath({ path: built.path, trust: { anchors: [], crls: [] } }, clock, silentTask());
    expect(report.verdict).toBe('cannot-tell');
    expect(report.signatures.map((signature) => signature.chain.reason)).toEqual(
      Array(5).fill('signing/chain-no-anchors'),
    );
  });
});
