import type { Formed } from '../../../shared/contract/reports/forming.ts';
import { INVENTORY_NUMBER } from '../../../shared/model/fields/index.ts';
import { isoVietnam } from '../base/clock.ts';
import type { RowChange } from '../edits/index.ts';
import { closedFonds } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { checkOrdinals, FONDS_CODE, free, mustBeCode, mustFitInventory, newFileCode } from './names.ts';
import { closedOf, codeAfterRename } from './recode.ts';
import { becomes, documentsOf, filesOf, inventoriesOf, rowOf, type FondsRow } from './rows.ts';
import { valueChanges } from './typed.ts';

export type Renaming =
  | { readonly level: 'fonds'; readonly id: number; readonly code: string }
  | { readonly level: 'inventory'; readonly id: number; readonly number: string }
  | { readonly level: 'file'; readonly id: number; readonly year: number; readonly notation: string };

/**
 * Names a record anew; every identifier below it follows, being composed when it is needed. Throws `forming/gone`,
 * `forming/taken`, `forming/notation-wrong`, `forming/notation-case`, `forming/code-wrong`, `forming/packed`,
 * `efile/identifier-too-long`.
 */
export function renameRecord(ws: Workspace, renaming: Renaming): Formed {
  const { level, id } = renaming;
  return make(ws, 'rename', { level, ids: [id] }, rowsFor(ws, renaming), { ...renaming });
}

function rowsFor(ws: Workspace, renaming: Renaming): RowChange[] {
  const { db } = ws;
  const { id } = renaming;
  switch (renaming.level) {
    case 'fonds': {
      const { code } = renaming;
      mustBeCode(FONDS_CODE, code);
      free(db, 'SELECT id FROM fonds WHERE code = ?', [code], id, { name: code });
      const at = isoVietnam(ws.clock.now());
      const row = rowOf(db, 'fonds', id);
      return [
        ...becomes('fonds', row, { code }),
        ...valueChanges(db, { kind: 'fonds', id }, 'fondCode', code, at),
        ...(closedFonds(db, row) === null ? [] : recodings(ws, row, code)),
      ];
    }
    case 'inventory': {
      const row = rowOf(db, 'inventory', id);
      mustBeCode(INVENTORY_NUMBER, renaming.number);
      free(db, 'SELECT id FROM inventory WHERE fonds_id = ? AND number = ?', [row.fonds_id, renaming.number], id, {
        name: renaming.number,
      });
      for (const { code } of filesOf(db, id)) mustFitInventory(ws, code, renaming.number);
      return becomes('inventory', row, { number: renaming.number });
    }
    case 'file': {
      const { year, notation } = renaming;
      const row = rowOf(db, 'file', id);
      const inventory = rowOf(db, 'inventory', row.inventory_id);
      const named = { year, notation, inventoryNumber: inventory.number, closed: closedOf(ws, inventory) };
      // The same name is no new one: the file keeps the code it was formed with.
      const isSame = row.year === year && row.notation === notation;
      const code = isSame ? row.code : newFileCode(ws, named, id);
      checkOrdinals(code, documentsOf(db, id).at(-1)?.ordinal ?? 1);
      return becomes('file', row, { code, year, notation });
    }
  }
}

/** Files named by their closed fonds follow its code. */
function recodings(ws: Workspace, fonds: FondsRow, code: string): RowChange[] {
  return inventoriesOf(ws.db, fonds.id).flatMap(({ id, number }) =>
    filesOf(ws.db, id).flatMap((file) =>
      becomes('file', file, { code: codeAfterRename(ws, file, number, { from: fonds.code, to: code }) }),
    ),
  );
}
