import type { ValueOrigin } from '../../../shared/contract/reports/forming.ts';
import type { FieldValues } from '../../../shared/model/fields/index.ts';
import { INHERITED_FROM_FILE } from '../../../shared/model/sheets.ts';
import type { Database } from '../db/index.ts';
import { effectiveValues } from '../efile/index.ts';

/** What a document takes from its file. */
export function fileValuesFor(db: Database, fileId: number): FieldValues {
  const values = effectiveValues(db, { kind: 'file', id: fileId });
  return Object.fromEntries(INHERITED_FROM_FILE.flatMap((key) => (values[key] ? [[key, values[key]]] : [])));
}

/** A document's values that count, those of its file among them. */
export function documentValues(db: Database, documentId: number, file: FieldValues): FieldValues {
  return { ...file, ...effectiveValues(db, { kind: 'document', id: documentId }) };
}

/** Which origin the value that counts has, by key. */
export function originsOf(db: Database, kind: string, id: number): Readonly<Record<string, ValueOrigin>> {
  const rows = db
    .prepare<[string, number], { key: string; origin: ValueOrigin }>(
      `SELECT key, origin FROM field_value WHERE owner_kind = ? AND owner_id = ? AND value IS NOT NULL
       ORDER BY CASE origin WHEN 'typed' THEN 3 WHEN 'imported' THEN 2 WHEN 'extracted' THEN 1 ELSE 0 END`,
    )
    .all(kind, id);
  return Object.fromEntries(rows.map(({ key, origin }) => [key, origin]));
}
