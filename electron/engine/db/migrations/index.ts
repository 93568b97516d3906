import type { Migration } from '../migration.ts';
import { trustTables } from './0090-trust.ts';
import { workspaceTables } from './0010-workspace.ts';
import { intakeTables } from './0020-intake.ts';
import { ocrTables } from './0030-ocr.ts';
import { efileTables } from './0040-efile.ts';
import { outputTables } from './0050-outputs.ts';
import { searchTables } from './0060-search.ts';
import { editTables } from './0070-edits.ts';
import { lookingTables } from './0110-looking.ts';
import { pageEditTables } from './0080-page-edits.ts';
import { formingTables } from './0100-forming.ts';
import { proofreadTables } from './0120-proofread.ts';
import { userTables } from './0130-users.ts';
import { pageCodeTables } from './0150-page-codes.ts';
import { appraisalTables } from './0140-appraisal.ts';
import { ocrOutcomeIndex } from './0160-ocr-outcome.ts';
import { rescanTables } from './0170-rescans.ts';
import { transferFileTables } from './0180-transfer-files.ts';
import { packageDigests } from './0190-package-digests.ts';
import { lastingIds } from './0200-lasting-ids.ts';
import { contentKeys } from './0210-content-keys.ts';

/** In order; final once released: a change of the schema is a new migration. */
export const MIGRATIONS: readonly Migration[] = [
  workspaceTables,
  intakeTables,
  ocrTables,
  efileTables,
  outputTables,
  searchTables,
  editTables,
  pageEditTables,
  trustTables,
  formingTables,
  lookingTables,
  proofreadTables,
  userTables,
  appraisalTables,
  pageCodeTables,
  ocrOutcomeIndex,
  rescanTables,
  transferFileTables,
  packageDigests,
  lastingIds,
  contentKeys,
];
