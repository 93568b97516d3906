import { AppError } from '../../../shared/contract/app-error.ts';
import type { FieldValues } from '../../../shared/model/fields/index.ts';
import { arcFileCode, docCode, docId } from '../../../shared/model/identifiers.ts';
import { INHERITED_FROM_FILE } from '../../../shared/model/sheets.ts';
import { prepared, type Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { effectiveValues } from './values.ts';

/** A file (hồ sơ) with everything the packages and inventories need, codes and counts filled in. */
export interface FileRecord {
  readonly id: number;
  readonly code: string;
  readonly notation: string;
  readonly year: number;
  readonly fondsId: number;
  readonly fondsCode: string;
  readonly fondsValues: FieldValues;
  readonly inventoryNumber: string;
  /** Values by key of FILE_FIELDS, identifiers and counts included. */
  readonly values: FieldValues;
  readonly documents: readonly DocumentRecord[];
}

/** A document (tài liệu) of a file. */
export interface DocumentRecord {
  readonly id: number;
  readonly ordinal: number;
  readonly pageIds: readonly number[];
  /** A signed or born-digital PDF that is the document itself. */
  readonly originalSourceId: number | null;
  /** Values by key of DOCUMENT_FIELDS, identifiers, inherited values and counts included. */
  readonly values: FieldValues;
}

interface FileRow {
  id: number;
  code: string;
  notation: string;
  year: number;
  fondsId: number;
  fondsCode: string;
  inventoryNumber: string;
}

/**
 * Reads one file with its documents. Identifiers are composed here, from the workspace's agency and archive (domain
 * rules in shared/model/identifiers), so that they are the same wherever they are shown or written. One that is too long is
 * given as it is: `checkFile` says so of that file, and every other file can still be read.
 */
export function readFileRecord(ws: Workspace, fileId: number): FileRecord {
  const row = prepared<[number], FileRow>(
    ws.db,
    `SELECT file.id, file.code, file.notation, file.year, fonds.id AS fondsId, fonds.code AS fondsCode,
              inventory.number AS inventoryNumber
       FROM file JOIN inventory ON inventory.id = inventory_id JOIN fonds ON fonds.id = fonds_id WHERE file.id = ?`,
  ).get(fileId);
  if (!row) throw new AppError('efile/file-not-found', { file: String(fileId) });
  const given = effectiveValues(ws.db, { kind: 'file', id: fileId });
  const archived = arcFileCode({
    archiveCode: ws.agency.archiveCode,
    fileCode: row.code,
    inventoryNumber: row.inventoryNumber,
  });
  const documents = readDocuments(ws.db, fileId, row.code, archived, given);
  return {
    ...row,
    fondsValues: effectiveValues(ws.db, { kind: 'fonds', id: row.fondsId }),
    values: {
      ...given,
      fileCode: row.code,
      arcFileCode: archived,
      totalDoc: String(documents.length),
      numberOfPage: String(documents.reduce((sum, document) => sum + Number(document.values['numberOfPage']), 0)),
    },
    documents,
  };
}

function readDocuments(
  db: Database,
  fileId: number,
  code: string,
  archived: string,
  fileValues: FieldValues,
): DocumentRecord[] {
  const pages = prepared<[number], { pageId: number }>(
    db,
    'SELECT page_id AS pageId FROM document_page WHERE document_id = ? ORDER BY ordinal',
  );
  const inherited = Object.fromEntries(
    INHERITED_FROM_FILE.flatMap((key) => (fileValues[key] ? [[key, fileValues[key]]] : [])),
  );
  return prepared<[number], { id: number; ordinal: number; original: number | null }>(
    db,
    'SELECT id, ordinal, original_source_id AS original FROM document WHERE file_id = ? ORDER BY ordinal',
  )
    .all(fileId)
    .map(({ id, ordinal, original }) => {
      const pageIds = pages.all(id).map((page) => page.pageId);
      return {
        id,
        ordinal,
        pageIds,
        originalSourceId: original,
        values: {
          ...inherited,
          ...effectiveValues(db, { kind: 'document', id }),
          docId: docId(code, ordinal),
          docCode: docCode(code, ordinal),
          arcFileCode: archived,
          docOrdinal: String(ordinal),
          numberOfPage: String(pageIds.length),
        },
      };
    });
}
