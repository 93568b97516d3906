import { AppError } from '../../../shared/contract/app-error.ts';
import { fileCode } from '../../../shared/model/identifiers.ts';
import { closedFonds } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { checkOrdinals, mustFitInventory, newFileCode } from './names.ts';
import { documentsOf, rowOf, type FileRow, type InventoryRow } from './rows.ts';

/** The fonds code that files of an inventory are named by, or null where it is the agency. */
export function closedOf({ db }: Workspace, { fonds_id }: Pick<InventoryRow, 'fonds_id'>): string | null {
  return closedFonds(db, rowOf(db, 'fonds', fonds_id));
}

/**
 * The code a file has once it stands in `to`: its own, unless that is named by a closed fonds and this one is not, or the
 * other way round. Throws what newFileCode does, and `forming/packed` for a file whose code can no longer change.
 */
export function codeAfterMove(ws: Workspace, file: FileRow, to: InventoryRow, closed: string | null): string {
  const { db } = ws;
  if (closedOf(ws, rowOf(db, 'inventory', file.inventory_id)) === closed) {
    mustFitInventory(ws, file.code, to.number);
    return file.code;
  }
  return recoded(ws, file, to.number, closed);
}

/** The code of a file of a closed fonds that gets another code. A file formed before the fonds was closed keeps its own. */
export function codeAfterRename(
  ws: Workspace,
  file: FileRow,
  number: string,
  fonds: { from: string; to: string },
): string {
  const { year, notation } = file;
  const isNamedByFonds = file.code === fileCode({ agencyId: '', closedFonds: fonds.from, year, notation });
  return isNamedByFonds ? recoded(ws, file, number, fonds.to) : file.code;
}

function recoded(ws: Workspace, file: FileRow, inventoryNumber: string, closed: string | null): string {
  const { id, year, notation } = file;
  const code = newFileCode(ws, { year, notation, inventoryNumber, closed }, id);
  checkOrdinals(code, documentsOf(ws.db, id).at(-1)?.ordinal ?? 1);
  if (code !== file.code && ws.db.prepare('SELECT 1 FROM package WHERE file_id = ?').get(id) !== undefined)
    throw new AppError('forming/packed', { file: file.code });
  return code;
}
