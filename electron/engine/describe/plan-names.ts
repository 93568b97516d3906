import { AppError } from '../../../shared/contract/app-error.ts';
import {
  AGENCY_IDENTIFIER,
  FILE_NOTATION,
  FILE_NOTATION_MAX,
  mustFit,
  type Composed,
} from '../../../shared/model/identifiers.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Fault } from './planned.ts';
import type { CleanRow } from './read-rows.ts';

/** Year and notation by which a row names its file; null, with a fault, when they are none. */
export function readFileName(
  ws: Workspace,
  row: CleanRow,
  fault: Fault,
): { readonly year: number; readonly notation: string } | null {
  const { year, fileNotation: notation } = row.values;
  const yearGood = year === undefined || (/^\d{4}$/.test(year) && Number(year) >= 1800);
  if (!yearGood) fault(row, 'Năm hình thành hồ sơ', 'describe/year-wrong', { value: year });
  const notationGood =
    notation === undefined ||
    (FILE_NOTATION.test(notation) &&
      notation.length <= FILE_NOTATION_MAX &&
      AGENCY_IDENTIFIER.test(ws.agency.agencyId));
  if (!notationGood)
    fault(row, 'Số và ký hiệu hồ sơ', 'describe/notation-wrong', { value: notation, max: FILE_NOTATION_MAX });
  if (year === undefined || notation === undefined || !yearGood || !notationGood) return null;
  return { year: Number(year), notation };
}

/** A fault of the row for each identifier that is too long for its field. */
export function checkLength(
  row: CleanRow,
  column: string,
  identifiers: Readonly<Partial<Record<Composed, string>>>,
  fault: Fault,
): void {
  for (const [field, value] of Object.entries(identifiers)) {
    try {
      mustFit({ [field]: value });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      fault(row, column, error.code, error.params);
    }
  }
}
