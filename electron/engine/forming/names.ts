import { AppError, type Params } from '../../../shared/contract/app-error.ts';
import {
  AGENCY_IDENTIFIER,
  arcFileCode,
  docCode,
  docId,
  FILE_NOTATION,
  FILE_NOTATION_MAX,
  fileCode,
} from '../../../shared/model/identifiers.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * The code of a file, composed by TT 05/2025 Điều 4, of an inventory. Throws `forming/notation-wrong`,
 * `efile/identifier-too-long` (already for its first document), `forming/taken`.
 */
export function newFileCode(
  ws: Workspace,
  of: { readonly year: number; readonly notation: string; readonly inventoryNumber: string },
  except?: number,
): string {
  const { agencyId, archiveCode } = ws.agency;
  const { year, notation, inventoryNumber } = of;
  if (!FILE_NOTATION.test(notation) || notation.length > FILE_NOTATION_MAX || !AGENCY_IDENTIFIER.test(agencyId))
    throw new AppError('forming/notation-wrong', { value: notation, max: FILE_NOTATION_MAX });
  const code = fileCode({ agencyId, year, notation });
  docId(code, 1);
  arcFileCode({ archiveCode, fileCode: code, inventoryNumber });
  free(ws.db, 'SELECT id FROM file WHERE code = ?', [code], except, { name: code });
  return code;
}

/** Throws `efile/identifier-too-long` when a file's last document could not be named. */
export function checkOrdinals(code: string, last: number): void {
  docId(code, last);
  docCode(code, last);
}

/** Throws `forming/taken` when another record than `except` has what the statement looks for. */
export function free(
  db: Database,
  sql: string,
  values: readonly (string | number)[],
  except: number | undefined,
  params: Params,
): void {
  const row = db.prepare<(string | number)[], { id: number }>(sql).get(...values);
  if (row && row.id !== except) throw new AppError('forming/taken', params);
}
