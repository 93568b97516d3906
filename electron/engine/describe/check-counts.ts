import type { Database } from '../db/index.ts';
import type { Fault, PlannedDocument, PlannedFile } from './planned.ts';
import type { CleanRow } from './read-rows.ts';

interface Counted {
  readonly files: readonly PlannedFile[];
  readonly documents: readonly PlannedDocument[];
  /** Codes of files of which a row is wrong: what they will hold is not known. */
  readonly doubtful: ReadonlySet<string>;
}

/**
 * Counts that a row states must be what is there once the description is carried out: a file holds the documents of these
 * rows and those it has already.
 */
export function checkCounts(db: Database, { files, documents, doubtful }: Counted, fault: Fault): void {
  const check = (row: CleanRow, name: string, key: string, found: number) => {
    const stated = row.values[key];
    if (stated !== undefined && Number(stated) !== found)
      fault(row, name, 'describe/count-differs', { stated: Number(stated), found });
  };
  const kept = db.prepare<[string], { ordinal: number; pages: number }>(
    `SELECT document.ordinal AS ordinal, count(page_id) AS pages FROM document
     JOIN file ON file.id = file_id LEFT JOIN document_page ON document_id = document.id
     WHERE file.code = ? GROUP BY document.id`,
  );
  const planned = new Map<string, Map<number, number>>();
  for (const { fileCode, ordinal, pageIds, row } of documents) {
    check(row, 'Số lượng trang', 'numberOfPage', pageIds.length);
    const own = planned.get(fileCode) ?? new Map<number, number>();
    planned.set(fileCode, own.set(ordinal, pageIds.length));
  }
  for (const { code, row } of files) {
    if (doubtful.has(code)) continue;
    if (row.values['totalDoc'] === undefined && row.values['numberOfPage'] === undefined) continue;
    const pages = new Map(kept.all(code).map((document) => [document.ordinal, document.pages]));
    for (const [ordinal, count] of planned.get(code) ?? []) pages.set(ordinal, count);
    check(row, 'Tổng số tài liệu trong hồ sơ', 'totalDoc', pages.size);
    check(
      row,
      'Số lượng trang',
      'numberOfPage',
      [...pages.values()].reduce((sum, count) => sum + count, 0),
    );
  }
}
