import type { FieldValues } from '../../../shared/model/fields/index.ts';
import type { Database } from '../db/index.ts';
import { ORIGIN_ORDER, type Origin, type OwnerKind } from './values.ts';

/**
 * The values that count (as effectiveValues) of some fields, by owner id: of all owners of a kind, or of those named. One
 * statement whatever their number, for lists over all files.
 */
export function manyValues(
  db: Database,
  kind: OwnerKind,
  keys: readonly string[],
  owners: readonly number[] | null = null,
): Map<number, FieldValues> {
  const rows = db
    .prepare<unknown[], { id: number; key: string; origin: Origin; value: string }>(
      `SELECT owner_id AS id, key, origin, value FROM field_value
       WHERE owner_kind = ? AND value IS NOT NULL AND key IN (SELECT value FROM json_each(?))
       ${owners === null ? '' : 'AND owner_id IN (SELECT value FROM json_each(?))'}`,
    )
    .iterate(kind, JSON.stringify(keys), ...(owners === null ? [] : [JSON.stringify(owners)]));
  const values = new Map<number, Record<string, string>>();
  const ranks = new Map<string, number>();
  for (const { id, key, origin, value } of rows) {
    const slot = `${id}/${key}`;
    const rank = ORIGIN_ORDER.indexOf(origin);
    if (rank >= (ranks.get(slot) ?? Infinity)) continue;
    ranks.set(slot, rank);
    const own = values.get(id);
    if (own) own[key] = value;
    else values.set(id, { [key]: value });
  }
  // An empty value was typed over one of a lower origin: the field is empty on purpose.
  for (const [id, own] of values)
    if (Object.values(own).includes(''))
      values.set(id, Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')));
  return values;
}
