import type { SearchChoices } from '../../../shared/contract/reports/search.ts';
import type { Database } from '../db/index.ts';

/** What the filters of a search can be set to: batches, fonds, and document types that occur. */
export function searchChoices(db: Database): SearchChoices {
  const column = (sql: string): string[] =>
    db
      .prepare<[], { value: string }>(sql)
      .all()
      .map((row) => row.value);
  return {
    batches: column('SELECT name AS value FROM batch ORDER BY name'),
    fonds: column('SELECT code AS value FROM fonds ORDER BY code'),
    typeNames: column(
      `SELECT DISTINCT value FROM field_value WHERE owner_kind = 'document' AND key = 'typeName' AND value IS NOT NULL
       ORDER BY value`,
    ),
  };
}
