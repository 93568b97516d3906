import type { Formed } from '../../../shared/contract/reports/forming.ts';
import { isoVietnam } from '../base/clock.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { checkOrdinals, free, newFileCode } from './names.ts';
import { becomes, documentsOf, rowOf } from './rows.ts';
import { valueChanges } from './typed.ts';

export type Renaming =
  | { readonly level: 'fonds'; readonly id: number; readonly code: string }
  | { readonly level: 'inventory'; readonly id: number; readonly number: string }
  | { readonly level: 'file'; readonly id: number; readonly year: number; readonly notation: string };

/**
 * Names a record anew; every identifier below it follows, being composed when it is needed. Throws `forming/gone`,
 * `forming/taken`, `forming/notation-wrong`, `efile/identifier-too-long`.
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
      free(db, 'SELECT id FROM fonds WHERE code = ?', [code], id, { name: code });
      const at = isoVietnam(ws.clock.now());
      return [
        ...becomes('fonds', rowOf(db, 'fonds', id), { code }),
        ...valueChanges(db, { kind: 'fonds', id }, 'fondCode', code, at),
      ];
    }
    case 'inventory': {
      const row = rowOf(db, 'inventory', id);
      free(db, 'SELECT id FROM inventory WHERE fonds_id = ? AND number = ?', [row.fonds_id, renaming.number], id, {
        name: renaming.number,
      });
      return becomes('inventory', row, { number: renaming.number });
    }
    case 'file': {
      const { year, notation } = renaming;
      const row = rowOf(db, 'file', id);
      const { number } = rowOf(db, 'inventory', row.inventory_id);
      const code = newFileCode(ws, { year, notation, inventoryNumber: number }, id);
      checkOrdinals(code, documentsOf(db, id).at(-1)?.ordinal ?? 1);
      return becomes('file', row, { code, year, notation });
    }
  }
}
