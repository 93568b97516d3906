import type { Database } from '../db/index.ts';
import { paperOf } from '../forming/index.ts';
import type { Fault, PlannedFile } from './planned.ts';

/** Where a file of the workspace stands now. */
export interface FilePlace {
  readonly id: number;
  readonly inventoryId: number;
  readonly inventoryNumber: string;
  readonly fondsCode: string;
}

/** Where the file of this code stands, or null for one that is new. */
export function placeOf(db: Database, code: string): FilePlace | null {
  return (
    db
      .prepare<[string], FilePlace>(
        `SELECT file.id AS id, inventory.id AS inventoryId, number AS inventoryNumber, fonds.code AS fondsCode
         FROM file JOIN inventory ON inventory.id = inventory_id JOIN fonds ON fonds.id = fonds_id WHERE file.code = ?`,
      )
      .get(code) ?? null
  );
}

/** Whether a row puts its file elsewhere than it stands. */
export function moves(place: FilePlace | null, { fondsCode, inventoryNumber }: PlannedFile): place is FilePlace {
  return place !== null && (place.fondsCode !== fondsCode || place.inventoryNumber !== inventoryNumber);
}

/** A file that was packed carries its fonds and inventory in the package: a table must not change them in passing. */
export function movingFault(db: Database, file: PlannedFile, fault: Fault): void {
  const place = placeOf(db, file.code);
  if (!moves(place, file)) return;
  if (db.prepare<[number]>('SELECT 1 FROM package WHERE file_id = ?').get(place.id) === undefined) return;
  const ofFonds = place.fondsCode !== file.fondsCode;
  fault(file.row, ofFonds ? 'Mã phông' : 'Mục lục số', 'describe/file-packed', {
    file: file.code,
    value: ofFonds ? place.fondsCode : place.inventoryNumber,
  });
}

/** Whether an inventory holds no file, those that `leave` it aside, and nothing was noted of it. */
export function isIdle(db: Database, inventoryId: number, leave: ReadonlySet<number> = new Set()): boolean {
  const files = db.prepare<[number], number>('SELECT id FROM file WHERE inventory_id = ?').pluck().all(inventoryId);
  return files.every((id) => leave.has(id)) && paperOf(db, 'inventory', inventoryId) === null;
}

export function inventoryOf(db: Database, fondsId: number, number: string): number | undefined {
  return db
    .prepare<[number, string], number>('SELECT id FROM inventory WHERE fonds_id = ? AND number = ?')
    .pluck()
    .get(fondsId, number);
}
