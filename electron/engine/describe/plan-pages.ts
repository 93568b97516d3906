import type { Database } from '../db/index.ts';
import type { Fault } from './planned.ts';
import type { CleanRow } from './read-rows.ts';

/** The pages of one row, the document it describes where that is known, and the pages that rows before it took. */
interface RowPages {
  readonly pageIds: readonly number[];
  readonly own: { readonly code: string; readonly ordinal: number } | null;
  readonly taken: Map<number, CleanRow>;
}

/** A page belongs to one document, once: one fault for a row, at the first page that does not. */
export function checkPages(db: Database, row: CleanRow, { pageIds, own, taken }: RowPages, fault: Fault): void {
  const value = row.values['pages'] ?? '';
  for (const pageId of pageIds) {
    const before = taken.get(pageId);
    if (before === row) {
      fault(row, 'Tệp và trang', 'describe/page-repeated', { value });
      return;
    }
    const other = before ? `${before.sheet}!${before.row}` : own && ownerElsewhere(db, pageId, own);
    if (other) {
      fault(row, 'Tệp và trang', 'describe/page-twice', { value, other });
      return;
    }
    taken.set(pageId, row);
  }
}

function ownerElsewhere(db: Database, pageId: number, own: { code: string; ordinal: number }): string | null {
  const row = db
    .prepare<[number], { code: string; ordinal: number }>(
      `SELECT file.code AS code, document.ordinal AS ordinal FROM document_page
       JOIN document ON document.id = document_id JOIN file ON file.id = file_id WHERE page_id = ?`,
    )
    .get(pageId);
  return row && (row.code !== own.code || row.ordinal !== own.ordinal) ? `${row.code}/${row.ordinal}` : null;
}
