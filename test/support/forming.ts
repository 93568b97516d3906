import { readFileRecord } from '../../electron/engine/efile/index.ts';
import { createRecord, planCut } from '../../electron/engine/forming/index.ts';
import type { Workspace } from '../../electron/engine/workspace/index.ts';
import { isAppError } from '../../shared/contract/app-error.ts';
import type { CutRules } from '../../shared/contract/commands/forming.ts';

/** A cut that goes by nothing but a person’s marks. */
export const RULES: CutRules = { blank: 'off', count: null, separator: false };
/** A paper inventory that says nothing. */
export const NO_COUNT = { files: null, documents: null, sheets: null, pages: null };

/** What an act throws, by its code; else what it answers. */
export const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

/** Fonds, inventory and an empty file, made as a person makes them; ids. */
export function emptyFile(ws: Workspace, notation = '01.VP') {
  const [fonds] = createRecord(ws, { level: 'fonds', code: `H99-${notation}`, title: 'Phông UBND' }).ids;
  const [inventory] = createRecord(ws, { level: 'inventory', parent: fonds!, number: '01' }).ids;
  const [file] = createRecord(ws, { level: 'file', parent: inventory!, year: 2001, notation, title: 'Hồ sơ' }).ids;
  return { fonds: fonds!, inventory: inventory!, file: file! };
}

/** Every page there is, by its id. */
export function pageIds(ws: Workspace): number[] {
  return ws.db
    .prepare<[], { id: number }>('SELECT id FROM page ORDER BY id')
    .all()
    .map(({ id }) => id);
}

/** Documents of a file as lists of pages, in order. */
export const shape = (ws: Workspace, file: number): number[][] =>
  readFileRecord(ws, file).documents.map(({ pageIds: pages }) => [...pages]);
/** What a cut of the batch would make: why each piece begins, and its pages. */
export const pieces = (ws: Workspace, rules: Partial<CutRules> = {}) =>
  planCut(ws, 'hộp 1', { ...RULES, ...rules }).pieces.map(({ pageIds: pages, reason }) => [reason, ...pages]);

/** Every row a person may change, so that undo can be held to its word. */
export function everything(ws: Workspace): unknown {
  const tables = [
    'fonds',
    'inventory',
    'file',
    'document',
    'document_page',
    'field_value',
    'paper_count',
    'first_page',
  ];
  return tables.map((table) => ws.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
}
