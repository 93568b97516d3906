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
  checks: [
    { id: 'integrity', state: 'passed', errors: 0, warnings: 0, notes: 0 },
    { id: 'completeness', state: 'passed', errors: 0, warnings: 0, notes: 0 },
    { id: 'signatures', state: 'warnings', errors: 0, warnings: 1, notes: 0 },
    { id: 'pdf', state: 'not-applicable', errors: 0, warnings: 0, notes: 0 },
  ],
  files: 3,
  bytes: 10,
  pdfs: { read: 0, archival: 0 },
  packages: [],
  signatures,
  findings: [],
});

describe('the lines of a verification', () => {
  it('claim no more than there was to judge', () => {
    const of = (kind: VerifyReport['kind'], verdict: VerifyReport['verdict'], signatures = [] as SignatureReport[]) =>
      verifyLines({ ...report(signatures), kind, verdict }, vi);
    const bag = of('bag', 'valid');
    expect(bag[0]).toBe('KHÔNG CÓ CHỮ KÝ: /usb/giao-nop');
    expect(bag[1]).toMatch(/^Đầy đủ, .* không có chữ ký nên không xác định được ai lập/);
    expect(bag[2]).toContain('; không có chữ ký;');
    expect(bag[3]).toBe('  Đạt: Tính toàn vẹn, Tính đầy đủ; Cần xem: Chữ ký số; Không áp dụng: Tệp PDF');
    expect(of('pdf', 'cannot-tell').slice(0, 2).join()).toMatch(/^KHÔNG CÓ CHỮ KÝ.*Tệp PDF không có chữ ký/);
    const signed = [signature('a.p7s', 'UBND', null)];
    expect(of('transfer', 'valid', signed).slice(0, 2)).toEqual([
      'HỢP LỆ: /usb/giao-nop',
      'Đầy đủ, nguyên vẹn, chữ ký hợp lệ',
    ]);
    expect(of('pdf', 'valid', signed)[1]).not.toContain('Đầy đủ');
    expect(of('pdf', 'invalid')[0]).toContain('KHÔNG HỢP LỆ');
  });

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
    expect(lines).toHaveLength(6);
    expect(lines[2]).toContain('; 4 chữ ký;');
    expect(lines[4]).toContain('a.p7s và 2 chỗ khác – UBND');
    expect(lines[4]).toContain('2026-06-12T11:00:01+07:00 – 2026-06-12T11:00:03+07:00');
    expect(lines[5]).toContain('3.pdf#ChuKy1 – Người khác');
  });

  it('say beside the claimed time that it cannot be judged', () => {
    const ahead = {
      ...signature('a.p7s', 'UBND', '2026-06-12T04:00:03.000Z'),
      time: { state: 'cannot-tell', reason: 'signing/signing-time-in-future' },
    } as const;
    expect(verifyLines(report([ahead]), vi)[4]).toMatch(
      /toàn vẹn hợp lệ;.*2026-06-12T11:00:03\+07:00 \(chưa kết luận được\)$/,
    );
  });
});
