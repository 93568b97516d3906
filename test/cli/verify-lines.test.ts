import { describe, expect, it } from 'vitest';
import { verifyLines } from '../../electron/cli/commands/verify.ts';
import { loadSpeech } from '../../electron/cli/words.ts';
import type { SignatureReport } from '../../shared/contract/reports/signing.ts';
import type { VerifyReport } from '../../shared/contract/reports/verify.ts';

const vi = loadSpeech('vi');

const signature = (place: string, signer: string, signingTime: string | null): SignatureReport =>
  ({
    place,
    integrity: { state: 'valid', reason: null },
    chain: { state: 'cannot-tell', reason: 'signing/chain-no-anchors' },
    revocation: { state: 'cannot-tell', reason: 'signing/revocation-not-checked' },
    time: { state: 'valid', reason: null },
    signer: { commonName: signer, fingerprint: signer },
    signingTime,
    findings: [],
  }) as unknown as SignatureReport;

const report = (signatures: readonly SignatureReport[]): VerifyReport => ({
  kind: 'transfer',
  path: '/usb/giao-nop',
  verdict: 'cannot-tell',
  reason: 'signing/chain-no-anchors',
  files: 3,
  bytes: 10,
  packages: [],
  signatures,
  findings: [],
});

describe('the lines of a verification', () => {
  it('say the answers of one signer’s signatures once, with their number and the span of their times', () => {
    const lines = verifyLines(
      report([
        signature('a.p7s', 'UBND', '2026-06-12T04:00:03.000Z'),
        signature('1.pdf#ChuKy1', 'UBND', '2026-06-12T04:00:01.000Z'),
        signature('2.pdf#ChuKy1', 'UBND', '2026-06-12T04:00:02.000Z'),
        signature('3.pdf#ChuKy1', 'Người khác', null),
      ]),
      vi,
    );
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain('a.p7s và 2 chỗ khác – UBND');
    expect(lines[2]).toContain('2026-06-12T11:00:01+07:00 – 2026-06-12T11:00:03+07:00');
    expect(lines[3]).toContain('3.pdf#ChuKy1 – Người khác');
  });

  it('say beside the claimed time that it cannot be judged', () => {
    const ahead = {
      ...signature('a.p7s', 'UBND', '2026-06-12T04:00:03.000Z'),
      time: { state: 'cannot-tell', reason: 'signing/signing-time-in-future' },
    } as const;
    expect(verifyLines(report([ahead]), vi)[2]).toMatch(
      /toàn vẹn hợp lệ;.*2026-06-12T11:00:03\+07:00 \(chưa kết luận được\)$/,
    );
  });
});
