import { DOCUMENT_TYPES } from '../../../shared/model/document-types.ts';
import { readDate } from '../../../shared/model/fields/index.ts';
import type { Database } from '../db/index.ts';
import { manyValues } from '../efile/index.ts';

/** What the appraisal has to know of a file. */
export interface FileFacts {
  readonly id: number;
  readonly code: string;
  readonly notation: string;
  readonly year: number;
  readonly title: string;
  readonly endDate: string;
  /** `maintenance` as the field says now; empty when it does not. */
  readonly stated: string;
  readonly documents: readonly DocumentFacts[];
}

export interface DocumentFacts {
  readonly ordinal: number;
  /** Name of the type and abstract. */
  readonly text: string;
  readonly year: number | null;
  /** Its own `maintenance`; empty when it only has the file's. */
  readonly stated: string;
}

const FILE_KEYS = ['title', 'endDate', 'maintenance'];
const DOCUMENT_KEYS = ['typeName', 'subject', 'issuedDate', 'maintenance'];
const TYPE_NAMES = new Map(DOCUMENT_TYPES.map(({ code, name }) => [code, name]));

/** Reads all files in the order of their inventories, or one; a few statements whatever their number. */
export function readFacts(db: Database, code?: string): FileFacts[] {
  const only = code === undefined ? '' : 'WHERE file.code = ?';
  const given = code === undefined ? [] : [code];
  const files = db
    .prepare<unknown[], { id: number; code: string; notation: string; year: number }>(
      `SELECT file.id AS id, file.code AS code, notation, year FROM file JOIN inventory ON inventory.id = inventory_id ${only}
       ORDER BY fonds_id, inventory.number, file.ordinal`,
    )
    .all(...given);
  const single = code === undefined ? null : (files[0]?.id ?? 0);
  const documents = db
    .prepare<unknown[], { id: number; fileId: number; ordinal: number }>(
      `SELECT id, file_id AS fileId, ordinal FROM document ${single === null ? '' : 'WHERE file_id = ?'} ORDER BY file_id, ordinal`,
    )
    .all(...(single === null ? [] : [single]));
  const ofFiles = manyValues(db, 'file', FILE_KEYS, single === null ? null : [single]);
  const ofDocuments = manyValues(db, 'document', DOCUMENT_KEYS, single === null ? null : documents.map(({ id }) => id));
  const byFile = new Map<number, DocumentFacts[]>();
  for (const { id, fileId, ordinal } of documents) {
    const values = ofDocuments.get(id) ?? {};
    const type = TYPE_NAMES.get(values['typeName'] ?? '') ?? '';
    const list = byFile.get(fileId) ?? [];
    list.push({
      ordinal,
      text: `${type} ${values['subject'] ?? ''}`.trim(),
      year: yearOf(values['issuedDate']),
      stated: values['maintenance'] ?? '',
    });
    byFile.set(fileId, list);
  }
  return files.map((file) => {
    const values = ofFiles.get(file.id) ?? {};
    return {
      ...file,
      title: values['title'] ?? '',
      endDate: values['endDate'] ?? '',
      stated: values['maintenance'] ?? '',
      documents: byFile.get(file.id) ?? [],
    };
  });
}

/** The year of a field's date; null when it has none. */
export function yearOf(date: string | undefined): number | null {
  return readDate(date ?? '', 'year')?.year ?? null;
}
