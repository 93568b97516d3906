import { AppError, type Params } from '../../../shared/contract/app-error.ts';
import { FONDS_FIELDS, valueFault, type Field } from '../../../shared/model/fields/index.ts';
import {
  AGENCY_IDENTIFIER,
  arcFileCode,
  docCode,
  docId,
  FILE_NOTATION,
  FILE_NOTATION_MAX,
  fileCode,
  mustFit,
} from '../../../shared/model/identifiers.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * The code of a file, composed by TT 05/2025 Điều 4, in an inventory; of a closed fonds by the fonds. Throws
 * `forming/notation-wrong`, `efile/identifier-too-long` (already for its first document), `forming/taken`,
 * `forming/notation-case`.
 */
export function newFileCode(
  ws: Workspace,
  of: {
    readonly year: number;
    readonly notation: string;
    readonly inventoryNumber: string;
    /** The code of the fonds where it is closed: `closedFonds`. */
    readonly closed: string | null;
  },
  except?: number,
): string {
  const { agencyId } = ws.agency;
  const { year, notation, inventoryNumber, closed } = of;
  if (!FILE_NOTATION.test(notation) || notation.length > FILE_NOTATION_MAX || !AGENCY_IDENTIFIER.test(agencyId))
    throw new AppError('forming/notation-wrong', { value: notation, max: FILE_NOTATION_MAX });
  const code = fileCode({ agencyId, closedFonds: closed, year, notation });
  mustFit({ fileCode: code, docId: docId(code, 1) });
  mustFitInventory(ws, code, inventoryNumber);
  free(ws.db, 'SELECT id FROM file WHERE code = ?', [code], except, { name: code });
  // One file name to Windows: a package of the one would take the place of the other's.
  const alike = ws.db
    .prepare<[number], { id: number; code: string }>('SELECT id, code FROM file WHERE year = ?')
    .all(year)
    .find((file) => file.id !== except && file.code.toLowerCase() === code.toLowerCase());
  if (alike) throw new AppError('forming/notation-case', { value: code, other: alike.code });
  return code;
}

/** Throws `efile/identifier-too-long` when a file's archived code would be with this inventory number. */
export function mustFitInventory(ws: Workspace, code: string, inventoryNumber: string): void {
  const { archiveCode } = ws.agency;
  mustFit({ arcFileCode: arcFileCode({ archiveCode, fileCode: code, inventoryNumber }) });
}

/** Throws `efile/identifier-too-long` when a file's last document could not be named. */
export function checkOrdinals(code: string, last: number): void {
  mustFit({ docId: docId(code, last), docCode: docCode(code, last) });
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

/** Throws `forming/code-wrong` for a fonds code or an inventory number that its field's rule refuses. */
export function mustBeCode(field: Field, value: string): void {
  if (valueFault(field, value, 'sip') === null) return;
  throw new AppError('forming/code-wrong', { field: field.key, value, max: field.max ?? 0, clause: field.clause });
}

export const FONDS_CODE = FONDS_FIELDS.find(({ key }) => key === 'fondCode')!;
