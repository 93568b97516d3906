import { appears, becomes, goes } from './rows.ts';
import type { Database } from '../db/index.ts';
import type { OwnerKind } from '../efile/index.ts';
import type { RowChange } from '../edits/index.ts';

/** Whose value it is. */
export interface Owner {
  readonly kind: OwnerKind;
  readonly id: number;
}

interface ValueRow {
  readonly owner_kind: OwnerKind;
  readonly owner_id: number;
  readonly key: string;
  readonly origin: string;
  readonly value: string | null;
  readonly page_id: number | null;
  readonly box: string | null;
  readonly confidence: number | null;
  readonly set_at: string;
}

/** A new typed value. */
export function typedRow(owner: Owner, key: string, value: string, at: string): RowChange {
  return appears('field_value', rowFor(owner, key, 'typed', value, at));
}

/**
 * The rows that make `value` what counts for a field, as typed by a person or, from a workbook, as `imported`. What a
 * person typed counts before all else, so an imported value takes the typed one away. '' empties the field: where a lower
 * origin would fill it again an empty value is typed over it. Nothing when the field has this value already.
 */
export function valueChanges(
  db: Database,
  owner: Owner,
  key: string,
  value: string,
  at: string,
  origin: 'typed' | 'imported' = 'typed',
): RowChange[] {
  const rows = db
    .prepare<[string, number, string], ValueRow>(
      'SELECT * FROM field_value WHERE owner_kind = ? AND owner_id = ? AND key = ?',
    )
    .all(owner.kind, owner.id, key);
  const has = (name: string) => rows.find((row) => row.origin === name);
  const [typed, imported] = [has('typed'), has('imported')];
  const lower = rows.filter((row) => row !== typed && row.value !== null);
  if (value === '') {
    const emptied = origin === 'imported' && imported ? [goes('field_value', imported)] : [];
    const shines = lower.some((row) => emptied.length === 0 || row !== imported);
    if (shines) return [...emptied, ...put(typed, rowFor(owner, key, 'typed', '', at))];
    return [...emptied, ...(typed ? [goes('field_value', typed)] : [])];
  }
  if (origin === 'typed') return put(typed, rowFor(owner, key, 'typed', value, at));
  return [...(typed ? [goes('field_value', typed)] : []), ...put(imported, rowFor(owner, key, 'imported', value, at))];
}

function put(row: ValueRow | undefined, wanted: ValueRow): RowChange[] {
  if (row === undefined) return [appears('field_value', wanted)];
  if (row.value === wanted.value) return [];
  return becomes('field_value', row, { value: wanted.value, set_at: wanted.set_at });
}

function rowFor(owner: Owner, key: string, origin: string, value: string, at: string): ValueRow {
  return {
    owner_kind: owner.kind,
    owner_id: owner.id,
    key,
    origin,
    value: value.normalize('NFC'),
    page_id: null,
    box: null,
    confidence: null,
    set_at: at,
  };
}
