import type { FieldReading } from '../../../shared/contract/reports/files.ts';
import { prepared, type Database } from '../db/index.ts';

/**
 * Of each file with recognised documents, how many of these had their fields read from their pages and how many never had.
 * A file none of whose documents has recognised text is not among them: there is nothing to read.
 */
export function readingState(db: Database): FieldReading[] {
  return prepared<[], FieldReading>(
    db,
    `SELECT file.code AS file, count(document_reading.document_id) AS read,
       count(*) - count(document_reading.document_id) AS unread
     FROM document JOIN file ON file.id = file_id
     LEFT JOIN document_reading ON document_reading.document_id = document.id
     WHERE EXISTS (
       SELECT 1 FROM document_page JOIN ocr_result USING (page_id)
       WHERE document_page.document_id = document.id AND state = 'done' AND word_count > 0
     )
     GROUP BY file.id ORDER BY file.id`,
  ).all();
}
