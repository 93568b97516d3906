import { AppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { prepared, type Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { pageName, readPage, type StoredPage } from '../pages/index.ts';

/** What a set-aside file says for itself when it may be a rescan. `name-taken`: it came before its page was sent back. */
export const OFFERED = ['intake/rescan-waiting', 'intake/name-taken'] as const;

/** A received file that was set aside. */
export interface WaitingFile {
  readonly id: number;
  readonly batchId: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly receivedAt: string;
  readonly error: ErrorRecord;
}

const WAITING = `SELECT id, batch_id AS batchId, name, sha256, size, received_at AS receivedAt, error FROM source
  WHERE outcome = 'refused' AND sha256 IS NOT NULL AND json_extract(error, '$.code') IN (${OFFERED.map((code) => `'${code}'`).join(', ')})`;

/** Files of a batch that may be rescans, the latest first. */
export function waitingFiles(db: Database, batch: string): WaitingFile[] {
  return db
    .prepare<[string], Omit<WaitingFile, 'error'> & { readonly error: string }>(
      `${WAITING} AND batch_id = (SELECT id FROM batch WHERE name = ?) ORDER BY received_at DESC, id DESC`,
    )
    .all(batch)
    .map((row) => ({ ...row, error: JSON.parse(row.error) as ErrorRecord }));
}

/** One of them; null when it is none (any more). */
export function waitingFile(db: Database, sourceId: number): WaitingFile | null {
  const row = prepared<[number], Omit<WaitingFile, 'error'> & { readonly error: string }>(
    db,
    `${WAITING} AND id = ?`,
  ).get(sourceId);
  return row ? { ...row, error: JSON.parse(row.error) as ErrorRecord } : null;
}

/** What the file was called when it was handed in, and under which name it was looked for among the pages. */
export function namesOf({ name, error }: Pick<WaitingFile, 'name' | 'error'>): {
  readonly file: string;
  readonly of: string;
} {
  const { file, name: of } = error.params;
  return { file: typeof file === 'string' ? file : name, of: typeof of === 'string' ? of : name };
}

/** A page sent back to the scanner. */
export interface MarkedPage {
  readonly id: number;
  readonly sourceId: number;
  readonly source: string;
  readonly frame: number;
  readonly part: 0 | 1 | 2;
  readonly reason: string | null;
  readonly documentId: number | null;
}

const MARKED = `SELECT page.id AS id, source_id AS sourceId, source.name AS source, frame, part, check_reason AS reason,
  document_id AS documentId FROM page JOIN source ON source.id = source_id
  LEFT JOIN document_page ON document_page.page_id = page.id
  WHERE check_state = 'rescan'`;

/** The pages of a batch that were sent back, as their files and frames follow one another. */
export function markedPages(db: Database, batch: string): MarkedPage[] {
  return db
    .prepare<[string], MarkedPage>(
      `${MARKED} AND batch_id = (SELECT id FROM batch WHERE name = ?) ORDER BY source_id, frame, part`,
    )
    .all(batch);
}

/** How such a page is called. */
export function nameOf({ source, frame, part }: MarkedPage): string {
  return pageName(source, frame, part);
}

/**
 * A page that may be replaced. Throws `pages/gone`, `rescans/not-marked`, `rescans/original` (its PDF is kept as it is),
 * `rescans/signed` and `rescans/packed` (its document was signed or handed over with the old picture).
 */
export function replaceable(ws: Workspace, pageId: number): StoredPage {
  const row = prepared<[number], { batchId: number; kind: string; state: string }>(
    ws.db,
    `SELECT batch_id AS batchId, kind, check_state AS state FROM page JOIN source ON source.id = source_id
     WHERE page.id = ?`,
  ).get(pageId);
  if (!row) throw new AppError('pages/gone', { page: pageId });
  const page = readPage(ws, pageId);
  if (row.state !== 'rescan') throw new AppError('rescans/not-marked', { page: page.name });
  if (row.kind !== 'image' && row.kind !== 'pdf-scan') throw new AppError('rescans/original', { page: page.name });
  const held = prepared<[number], { document: number; file: string; signed: number; packed: number }>(
    ws.db,
    `SELECT document.ordinal AS document, file.code AS file,
       EXISTS (SELECT 1 FROM document_pdf WHERE document_pdf.document_id = document.id AND stage = 'signed') AS signed,
       EXISTS (SELECT 1 FROM package WHERE package.file_id = file.id) AS packed
     FROM document_page JOIN document ON document.id = document_page.document_id JOIN file ON file.id = file_id
     WHERE page_id = ?`,
  ).get(pageId);
  const place = { page: page.name, document: held?.document ?? 0, file: held?.file ?? '' };
  if (held?.packed === 1) throw new AppError('rescans/packed', place);
  if (held?.signed === 1) throw new AppError('rescans/signed', place);
  return page;
}

/** Why the page cannot be replaced now; null when it can. */
export function refusalOf(ws: Workspace, pageId: number): ErrorRecord | null {
  try {
    replaceable(ws, pageId);
    return null;
  } catch (error) {
    return toErrorRecord(error);
  }
}
