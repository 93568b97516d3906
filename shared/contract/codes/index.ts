import { commonErrors } from './common.ts';
import { appraisalErrors, appraisalFindings } from './appraisal.ts';
import { auditErrors, auditFindings } from './audit.ts';
import { editErrors } from './edit.ts';
import { describeErrors, describeFindings } from './describe.ts';
import { efileErrors, efileFindings } from './efile.ts';
import { extractErrors, extractFindings } from './extract.ts';
import { formingErrors } from './forming.ts';
import { handoverErrors, handoverFindings } from './handover.ts';
import { imagingErrors, imagingFindings } from './imaging.ts';
import { intakeErrors, intakeFindings } from './intake.ts';
import { jobsErrors, jobsFindings } from './jobs.ts';
import { ocrErrors, ocrFindings } from './ocr.ts';
import { packageErrors, packageFindings } from './package.ts';
import { pageEditsErrors } from './page-edits.ts';
import { pdfErrors, pdfFindings } from './pdf.ts';
import { rulesFindings } from './rules.ts';
import { proofreadErrors } from './proofread.ts';
import { rescansErrors } from './rescans.ts';
import { searchErrors, searchFindings } from './search.ts';
import { shellErrors } from './shell.ts';
import { signingErrors, signingFindings } from './signing.ts';
import { transferErrors, transferFindings } from './transfer.ts';
import { usersErrors } from './users.ts';
import { verifyErrors, verifyFindings } from './verify.ts';
import { workspaceErrors, workspaceFindings } from './workspace.ts';

export { EXIT } from './spec.ts';
export type { ErrorTable, ExitName, FindingTable } from './spec.ts';

/** Every error of the program. `docs/errors.md` is generated from this table and the words in resources/strings. */
export const ERRORS = {
  ...commonErrors,
  ...appraisalErrors,
  ...auditErrors,
  ...describeErrors,
  ...editErrors,
  ...efileErrors,
  ...extractErrors,
  ...formingErrors,
  ...handoverErrors,
  ...imagingErrors,
  ...intakeErrors,
  ...jobsErrors,
  ...ocrErrors,
  ...packageErrors,
  ...pageEditsErrors,
  ...pdfErrors,
  ...proofreadErrors,
  ...rescansErrors,
  ...searchErrors,
  ...shellErrors,
  ...signingErrors,
  ...transferErrors,
  ...usersErrors,
  ...verifyErrors,
  ...workspaceErrors,
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** Every finding of the program. */
export const FINDINGS = {
  ...appraisalFindings,
  ...auditFindings,
  ...describeFindings,
  ...efileFindings,
  ...extractFindings,
  ...handoverFindings,
  ...imagingFindings,
  ...intakeFindings,
  ...jobsFindings,
  ...ocrFindings,
  ...packageFindings,
  ...pdfFindings,
  ...rulesFindings,
  ...searchFindings,
  ...signingFindings,
  ...transferFindings,
  ...verifyFindings,
  ...workspaceFindings,
} as const;
