import type { Formed } from '../../../shared/contract/reports/forming.ts';
import { INVENTORY_NUMBER } from '../../../shared/model/fields/index.ts';
import { isoVietnam } from '../base/clock.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { closedOf } from './recode.ts';
import { checkOrdinals, FONDS_CODE, free, mustBeCode, newFileCode } from './names.ts';
import { appears, documentsOf, filesOf, nextId, rowOf } from './rows.ts';
import { typedRow } from './typed.ts';

/** What is to be made, and under what. */
export type NewRecord =
  | { readonly level: 'fonds'; readonly code: string; readonly title?: string }
  | { readonly level: 'inventory'; readonly parent: number; readonly number: string }
  | {
      readonly level: 'file';
      readonly parent: number;
      readonly year: number;
      readonly notation: string;
      readonly title?: string;
    }
  | { readonly level: 'document'; readonly parent: number };

/**
 * Makes a record at the end of its parent. Throws `forming/gone` (the parent), `forming/taken`, `forming/notation-wrong`,
 * `forming/notation-case`, `forming/code-wrong`, `efile/identifier-too-long`.
 */
export function createRecord(ws: Workspace, record: NewRecord): Formed {
  const id = nextId(ws.db, record.level);
  return make(ws, 'create', { level: record.level, ids: [id] }, rowsFor(ws, record, id));
}

function rowsFor(ws: Workspace, record: NewRecord, id: number): RowChange[] {
  const { db } = ws;
  const at = isoVietnam(ws.clock.now());
  switch (record.level) {
    case 'fonds':
      mustBeCode(FONDS_CODE, record.code);
      free(db, 'SELECT id FROM fonds WHERE code = ?', [record.code], undefined, { name: record.code });
      return [
        appears('fonds', { id, code: record.code }),
        typedRow({ kind: 'fonds', id }, 'fondCode', record.code, at),
        ...(record.title ? [typedRow({ kind: 'fonds', id }, 'fondName', record.title, at)] : []),
      ];
    case 'inventory': {
      const { parent, number } = record;
      mustBeCode(INVENTORY_NUMBER, number);
      rowOf(db, 'fonds', parent);
      free(db, 'SELECT id FROM inventory WHERE fonds_id = ? AND number = ?', [parent, number], undefined, {
        name: number,
      });
      return [appears('inventory', { id, fonds_id: parent, number })];
    }
    case 'file': {
      const { parent, year, notation, title } = record;
      const inventory = rowOf(db, 'inventory', parent);
      const code = newFileCode(ws, {
        year,
        notation,
        inventoryNumber: inventory.number,
        closed: closedOf(ws, inventory),
      });
      const ordinal = (filesOf(db, parent).at(-1)?.ordinal ?? 0) + 1;
      return [
        appears('file', { id, inventory_id: parent, code, year, notation, ordinal }),
        ...(title ? [typedRow({ kind: 'file', id }, 'title', title, at)] : []),
      ];
    }
    case 'document': {
      const { code } = rowOf(db, 'file', record.parent);
      const ordinal = (documentsOf(db, record.parent).at(-1)?.ordinal ?? 0) + 1;
      checkOrdinals(code, ordinal);
      return [appears('document', { id, file_id: record.parent, ordinal, original_source_id: null })];
    }
  }
}
