import type { VerifyCheck, VerifyReport } from '../../../shared/contract/reports/verify.ts';

/** The text that says how a check ended. A check that passed says of the PDFs only what was found of them. */
export function checkWords({ id, state, errors, warnings }: VerifyCheck, { pdfs }: Pick<VerifyReport, 'pdfs'>): string {
  if (state === 'not-applicable') return `receive.check.${id}.not-applicable`;
  if (state === 'passed')
    return id === 'pdf' && pdfs.archival < pdfs.read ? 'receive.check.pdf.passedPartly' : `receive.check.${id}.passed`;
  if (errors + warnings > 0) return 'receive.check.found';
  return state === 'not-made' ? 'receive.check.not-made' : 'receive.check.open';
}
