import type { SearchFilters } from '../../../shared/contract/reports/search.ts';

/** A condition on the rows of an index and the values of its places. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The value of a document's field that counts; the order is that of ORIGIN_ORDER. */
const effective = (key: string): string =>
  `(SELECT value FROM field_value WHERE owner_kind = 'document' AND owner_id = document.id AND key = '${key}'
      AND value IS NOT NULL
    ORDER BY CASE origin WHEN 'typed' THEN 0 WHEN 'imported' THEN 1 WHEN 'extracted' THEN 2 ELSE 3 END LIMIT 1)`;

/** DD/MM/YYYY, MM/YYYY or YYYY as YYYY-MM-DD, YYYY-MM or YYYY. */
const ISSUED = `(SELECT CASE length(value)
    WHEN 10 THEN substr(value, 7, 4) || '-' || substr(value, 4, 2) || '-' || substr(value, 1, 2)
    WHEN 7 THEN substr(value, 4, 4) || '-' || substr(value, 1, 2)
    ELSE value END FROM (SELECT ${effective('issuedDate')} AS value))`;

const OF_DOCUMENT = `FROM document JOIN file ON file.id = document.file_id
  JOIN inventory ON inventory.id = file.inventory_id JOIN fonds ON fonds.id = inventory.fonds_id`;

/** Which documents of the index are wanted; null when all are. */
export function documentCondition(filters: SearchFilters): Condition | null {
  const parts = ofDocument(filters);
  if (filters.batch !== undefined)
    parts.push({
      sql: `EXISTS (SELECT 1 FROM document_page dp JOIN page ON page.id = dp.page_id JOIN source ON source.id = page.source_id
        JOIN batch ON batch.id = source.batch_id WHERE dp.document_id = document.id AND batch.name = ?)`,
      values: [filters.batch],
    });
  if (parts.length === 0) return null;
  return all(
    parts,
    (where) => `EXISTS (SELECT 1 ${OF_DOCUMENT} WHERE document.id = search_document.rowid AND ${where})`,
  );
}

/** Which pages of the index are wanted; null when all are. */
export function pageCondition(filters: SearchFilters): Condition | null {
  const parts: Condition[] = [];
  if (filters.batch !== undefined)
    parts.push({
      sql: `EXISTS (SELECT 1 FROM page JOIN source ON source.id = page.source_id JOIN batch ON batch.id = source.batch_id
        WHERE page.id = search_page.rowid AND batch.name = ?)`,
      values: [filters.batch],
    });
  const document = ofDocument(filters);
  if (document.length > 0)
    parts.push(
      all(
        document,
        (where) => `EXISTS (SELECT 1 ${OF_DOCUMENT} JOIN document_page dp ON dp.document_id = document.id
          WHERE dp.page_id = search_page.rowid AND ${where})`,
      ),
    );
  return parts.length === 0 ? null : all(parts, (where) => where);
}

function ofDocument({ fonds, file, typeName, from, to }: SearchFilters): Condition[] {
  const parts: Condition[] = [];
  if (fonds !== undefined) parts.push({ sql: 'fonds.code = ?', values: [fonds] });
  if (file !== undefined) parts.push({ sql: 'instr(lower(file.code), lower(?)) > 0', values: [file] });
  if (typeName !== undefined) parts.push({ sql: `${effective('typeName')} = ?`, values: [typeName] });
  // A date that is only a year or a month lies in a range that touches it: `~` sorts after every digit and dash.
  if (from !== undefined) parts.push({ sql: `${ISSUED} || '~' >= ?`, values: [from] });
  if (to !== undefined) parts.push({ sql: `${ISSUED} <= ?`, values: [to] });
  return parts;
}

function all(parts: readonly Condition[], wrap: (where: string) => string): Condition {
  return { sql: wrap(parts.map((part) => part.sql).join(' AND ')), values: parts.flatMap((part) => part.values) };
}
