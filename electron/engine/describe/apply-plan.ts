import { isDeepStrictEqual } from 'node:util';
import { isoVietnam } from '../base/clock.ts';
import type { Database } from '../db/index.ts';
import { clearOrigin, effectiveValues, setValue, valuesOf, type OwnerKind } from '../efile/index.ts';
import { createRecord, deleteRecords, moveRecords } from '../forming/index.ts';
import { indexDocument } from '../search/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { inventoryOf, isIdle, moves, placeOf, type FilePlace } from './plan-moves.ts';
import type { Plan, PlannedDocument, PlannedFile, PlannedFonds } from './planned.ts';
import type { CleanRow } from './read-rows.ts';

/** Columns that place a record and are not values of its own. */
const PLACING = new Set([
  'fondCode',
  'inventoryNumber',
  'year',
  'fileNotation',
  'docOrdinal',
  'pages',
  'totalDoc',
  'numberOfPage',
]);

/**
 * Carries out a plan without faults; must run in one transaction. A record that exists gets the new values; one that has
 * them already stays as it is, so that the same description read twice leaves no trace of a change that was none.
 */
export function applyPlan(ws: Workspace, plan: Plan): void {
  for (const fonds of plan.fonds) applyFonds(ws, fonds);
  moveFiles(ws, plan.files);
  for (const file of plan.files) applyFile(ws, file);
  const pagesBefore = plan.documents.map((document) => pagesOf(ws.db, document));
  // Pages are let go first, so that two documents may exchange theirs in one description.
  for (const document of plan.documents) releasePages(ws.db, document);
  plan.documents.forEach((document, at) => applyDocument(ws, document, pagesBefore[at]!));
}

function applyFonds(ws: Workspace, fonds: PlannedFonds): void {
  ws.db.prepare('INSERT INTO fonds (code) VALUES (?) ON CONFLICT DO NOTHING').run(fonds.code);
  const id = idOf(ws.db, 'SELECT id FROM fonds WHERE code = ?', fonds.code);
  importValues(ws, 'fonds', id, fonds.row, fonds.code, { fondCode: fonds.code });
}

/**
 * Puts files of the workspace where their rows have them, as a person moves them in the tree: in the journal, to be undone.
 * An inventory that is empty then was a slip of the pen and goes too, unless something was noted of it.
 */
function moveFiles(ws: Workspace, files: readonly PlannedFile[]): void {
  const moved = new Map<number, FilePlace[]>();
  for (const file of files) {
    const place = placeOf(ws.db, file.code);
    if (!moves(place, file)) continue;
    const fonds = idOf(ws.db, 'SELECT id FROM fonds WHERE code = ?', file.fondsCode);
    const parent = inventoryOf(ws.db, fonds, file.inventoryNumber) ?? newInventory(ws, fonds, file.inventoryNumber);
    moved.set(parent, [...(moved.get(parent) ?? []), place]);
  }
  for (const [parent, places] of moved) moveRecords(ws, { level: 'file', ids: places.map(({ id }) => id), parent });
  const left = new Set([...moved.values()].flat().map(({ inventoryId }) => inventoryId));
  for (const id of left) if (isIdle(ws.db, id)) deleteRecords(ws, 'inventory', [id]);
}

function newInventory(ws: Workspace, fonds: number, number: string): number {
  return createRecord(ws, { level: 'inventory', parent: fonds, number }).ids[0]!;
}

function applyFile(ws: Workspace, file: PlannedFile): void {
  const fondsId = idOf(ws.db, 'SELECT id FROM fonds WHERE code = ?', file.fondsCode);
  ws.db
    .prepare('INSERT INTO inventory (fonds_id, number) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(fondsId, file.inventoryNumber);
  const inventoryId = inventoryOf(ws.db, fondsId, file.inventoryNumber)!;
  ws.db
    .prepare(
      `INSERT INTO file (inventory_id, code, year, notation, ordinal)
       VALUES (?, ?, ?, ?, (SELECT coalesce(max(ordinal), 0) + 1 FROM file WHERE inventory_id = ?))
       ON CONFLICT (code) DO NOTHING`,
    )
    .run(inventoryId, file.code, file.year, file.notation, inventoryId);
  importValues(ws, 'file', idOf(ws.db, 'SELECT id FROM file WHERE code = ?', file.code), file.row, file.code);
}

function pagesOf(db: Database, document: PlannedDocument): number[] {
  return db
    .prepare<[string, number], { pageId: number }>(
      `SELECT page_id AS pageId FROM document_page JOIN document ON document.id = document_id JOIN file ON file.id = file_id
       WHERE file.code = ? AND document.ordinal = ? ORDER BY document_page.ordinal`,
    )
    .all(document.fileCode, document.ordinal)
    .map((row) => row.pageId);
}

function releasePages(db: Database, document: PlannedDocument): void {
  db.prepare(
    `DELETE FROM document_page WHERE document_id IN
       (SELECT document.id FROM document JOIN file ON file.id = file_id WHERE file.code = ? AND document.ordinal = ?)`,
  ).run(document.fileCode, document.ordinal);
}

function applyDocument(ws: Workspace, document: PlannedDocument, pagesBefore: readonly number[]): void {
  const fileId = idOf(ws.db, 'SELECT id FROM file WHERE code = ?', document.fileCode);
  ws.db
    .prepare(
      `INSERT INTO document (file_id, ordinal, original_source_id) VALUES (?, ?, ?)
       ON CONFLICT (file_id, ordinal) DO UPDATE SET original_source_id = excluded.original_source_id`,
    )
    .run(fileId, document.ordinal, document.originalSourceId);
  const id = idOf(ws.db, 'SELECT id FROM document WHERE file_id = ? AND ordinal = ?', fileId, document.ordinal);
  const insert = ws.db.prepare('INSERT INTO document_page (document_id, ordinal, page_id) VALUES (?, ?, ?)');
  document.pageIds.forEach((pageId, index) => insert.run(id, index + 1, pageId));
  importValues(
    ws,
    'document',
    id,
    document.row,
    `${document.fileCode}/${document.ordinal}`,
    {},
    {
      before: pagesBefore,
      after: document.pageIds,
    },
  );
  indexDocument(ws.db, id, Object.values(effectiveValues(ws.db, { kind: 'document', id })));
}

function importValues(
  ws: Workspace,
  kind: OwnerKind,
  id: number,
  row: CleanRow,
  name: string,
  fixed: Readonly<Record<string, string>> = {},
  pages?: { readonly before: readonly number[]; readonly after: readonly number[] },
): void {
  const owner = { kind, id };
  const values = {
    ...Object.fromEntries(Object.entries(row.values).filter(([key]) => !PLACING.has(key))),
    ...fixed,
  };
  const known = valuesOf(ws.db, owner, 'imported');
  const before = pages && pages.before.length > 0 ? { ...known, pages: pages.before } : known;
  const after = pages ? { ...values, pages: pages.after } : values;
  if (Object.keys(before).length > 0 && isDeepStrictEqual(before, after)) return;
  change(ws, { action: `${kind}/describe`, subject: `${kind}:${name}`, before, after }, () => {
    clearOrigin(ws.db, owner, 'imported');
    const at = isoVietnam(ws.clock.now());
    for (const [key, value] of Object.entries(values)) setValue(ws.db, owner, key, 'imported', value, at);
  });
}

function idOf(db: Database, sql: string, ...params: (string | number)[]): number {
  const row = db.prepare<(string | number)[], { id: number }>(sql).get(...params);
  if (!row) throw new Error(`no row: ${sql}`);
  return row.id;
}
