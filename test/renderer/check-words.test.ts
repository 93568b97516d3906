import { describe, expect, it } from 'vitest';
import { checkWords } from '../../renderer/features/receive/check-words.ts';
import type { VerifyCheck } from '../../shared/contract/reports/verify.ts';
import { VERIFY_CHECKS } from '../../shared/model/verify-checks.ts';
import { textsOf } from './sources.ts';

const STATES = ['passed', 'warnings', 'failed', 'not-made', 'not-applicable'] as const;
const check = (id: VerifyCheck['id'], state: VerifyCheck['state'], errors = 0): VerifyCheck => ({
  id,
  state,
  errors,
  warnings: 0,
  notes: 0,
});
const pdfs = (read: number, archival: number) => ({ pdfs: { read, archival } });

describe('the words of a check', () => {
  it('do not call PDFs PDF/A that are none', () => {
    expect(checkWords(check('pdf', 'passed'), pdfs(12, 12))).toBe('receive.check.pdf.passed');
    expect(checkWords(check('pdf', 'passed'), pdfs(12, 10))).toBe('receive.check.pdf.passedPartly');
  });

  it('count what was found, and say so where nothing could be counted', () => {
    expect(checkWords(check('integrity', 'failed', 2), pdfs(0, 0))).toBe('receive.check.found');
    expect(checkWords(check('signatures', 'not-made'), pdfs(0, 0))).toBe('receive.check.not-made');
    expect(checkWords(check('signatures', 'warnings'), pdfs(0, 0))).toBe('receive.check.open');
  });

  it.each(['vi', 'en'] as const)('are there in %s for every check and every end', (language) => {
    const texts = textsOf(language);
    const keys = VERIFY_CHECKS.flatMap(({ id }) =>
      STATES.flatMap((state) => [checkWords(check(id, state), pdfs(2, 1)), checkWords(check(id, state), pdfs(1, 1))]),
    );
    expect(keys.filter((key) => texts[key] === undefined)).toEqual([]);
  });
});
