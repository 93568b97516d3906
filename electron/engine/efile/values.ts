import type { FieldValues } from '../../../shared/model/fields/index.ts';
import type { Box } from '../../../shared/model/page.ts';
import { prepared, type Database } from '../db/index.ts';

export type OwnerKind = 'fonds' | 'file' | 'document';
export type Origin = 'typed' | 'imported' | 'extracted' | 'derived';

/** Which origin counts when several have a value: what a person typed, then imported, then what the page says. */
export const ORIGIN_ORDER: readonly Origin[] = ['typed', 'imported', 'extracted', 'derived'];

/** Where on a page a value was read. `confidence` 0 to 100. */
export interface Evidence {
  readonly pageId: number;
  readonly box: Box;
  readonly confidence: number;
}

/** Sets the value one origin has for a field, in place of what that origin had. `value` null: seen, but not legible. */
export function setValue(
  db: Database,
  owner: { kind: OwnerKind; id: number },
  key: string,
  origin: Origin,
  value: string | null,
  at: string,
  evidence?: Evidence,
): void {
  db.prepare(
    `INSERT INTO field_value (owner_kind, owner_id, key, origin, value, page_id, box, confidence, set_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner_kind, owner_id, key, origin) DO UPDATE SET value = excluded.value, page_id = excluded.page_id,
       box = excluded.box, confidence = excluded.confidence, set_at = excluded.set_at`,
  ).run(
    owner.kind,
    owner.id,
    key,
    origin,
    value?.normalize('NFC') ?? null,
    evidence?.pageId ?? null,
    evidence ? JSON.stringify(evidence.box) : null,
    evidence?.confidence ?? null,
    at,
  );
}

/** Takes away what one origin says about an owner, e.g. before it is read anew. */
export function clearOrigin(db: Database, owner: { kind: OwnerKind; id: number }, origin: Origin): void {
  db.prepare('DELETE FROM field_value WHERE owner_kind = ? AND owner_id = ? AND origin = ?').run(
    owner.kind,
    owner.id,
    origin,
  );
}

/** One origin's values. */
export function valuesOf(db: Database, owner: { kind: OwnerKind; id: number }, origin: Origin): FieldValues {
  const rows = prepared<[string, number, string], { key: string; value: string }>(
    db,
    `SELECT key, value FROM field_value WHERE owner_kind = ? AND owner_id = ? AND origin = ? AND value IS NOT NULL`,
  ).all(owner.kind, owner.id, origin);
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

/** The values that count, by ORIGIN_ORDER. */
export function effectiveValues(db: Database, owner: { kind: OwnerKind; id: number }): FieldValues {
  const values: Record<string, string> = {};
  const rank: Record<string, number> = {};
  const rows = prepared<[string, number], { key: string; origin: Origin; value: string }>(
    db,
    'SELECT key, origin, value FROM field_value WHERE owner_kind = ? AND owner_id = ? AND value IS NOT NULL',
  ).all(owner.kind, owner.id);
  for (const { key, origin, value } of rows) {
    const place = ORIGIN_ORDER.indexOf(origin);
    if (place >= (rank[key] ?? Infinity)) continue;
    rank[key] = place;
    values[key] = value;
  }
  // An empty value was typed over one of a lower origin: the field is empty on purpose.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
