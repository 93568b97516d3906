import { clearOrigin, effectiveValues, setValue, valuesOf, type Evidence } from '../efile/index.ts';
import { prepared, type Database } from '../db/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { indexDocument } from '../search/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { printedParts } from './compare.ts';
import { symbolContradicts, yearOf } from './symbol.ts';
import { LETTER_TYPE } from '../../../shared/model/document-types.ts';
import { EXTRACTED_KEYS, type ExtractedField, type ExtractedKey } from './extracted-field.ts';

/** Beside a handwritten date: what of it is printed, as `??/??/2010`, for the form that asks to type it. */
export const PRINTED_DATE = 'issuedDatePrinted';
/** Every key a document can have a value of origin `extracted` for. */
export const STORED_KEYS: readonly string[] = [...EXTRACTED_KEYS, PRINTED_DATE];

/** A document as findings call it: `<file code>/<ordinal>`. */
export interface DocumentName {
  readonly id: number;
  readonly name: string;
}

/**
 * Puts what was read from a document's pages in place of what was read before, with page, box and confidence; a
 * handwritten field is kept without a value. Values typed or imported are not touched. Audited in the same transaction;
 * nothing found where nothing was is no change, nor is anything written of a document that is gone.
 */
export function storeFields(
  ws: Workspace,
  document: DocumentName,
  fields: readonly ExtractedField[],
  pageIds: readonly number[],
): void {
  if (!isThere(ws.db, document.id)) return;
  const owner = { kind: 'document', id: document.id } as const;
  const at = isoVietnam(ws.clock.now());
  const before = valuesOf(ws.db, owner, 'extracted');
  const after = Object.fromEntries(
    fields.filter((field) => field.state !== 'absent').map((field) => [field.key, field.value ?? null]),
  );
  if (Object.keys(after).length === 0 && !hasExtracted(ws.db, document.id)) return;
  change(ws, { action: 'document/extract', subject: `document:${document.name}`, before, after }, () => {
    clearOrigin(ws.db, owner, 'extracted');
    for (const field of fields) {
      if (field.state === 'absent') continue;
      const evidence = evidenceOf(field, pageIds);
      setValue(ws.db, owner, field.key, 'extracted', field.value ?? null, at, evidence);
      if (field.partial !== undefined) {
        setValue(ws.db, owner, PRINTED_DATE, 'extracted', printedParts(field.partial), at, evidence);
      }
    }
    indexDocument(ws.db, document.id, Object.values(effectiveValues(ws.db, owner)));
  });
}

/** Whether the document has not been deleted: a value names its owner by id alone, so the database does not ask. */
export function isThere(db: Database, documentId: number): boolean {
  return prepared(db, 'SELECT 1 FROM document WHERE id = ?').get(documentId) !== undefined;
}

/** Whether anything read from its pages is stored of a document. */
export function hasExtracted(db: Database, documentId: number): boolean {
  const sql = `SELECT 1 FROM field_value WHERE owner_kind = 'document' AND owner_id = ? AND origin = 'extracted' LIMIT 1`;
  return db.prepare(sql).get(documentId) !== undefined;
}

function evidenceOf(field: ExtractedField, pageIds: readonly number[]): Evidence | undefined {
  const pageId = field.page === null ? undefined : pageIds[field.page];
  if (pageId === undefined || field.box === null) return undefined;
  return { pageId, box: field.box, confidence: field.confidence };
}

interface FieldRow {
  key: string;
  value: string | null;
  ordinal: number | null;
  box: string | null;
  confidence: number | null;
}

/** What was read from a document, as stored; `page` counts the document's pages from 0. */
export function loadFields(db: Database, documentId: number): ExtractedField[] {
  const rows = prepared<[number, number], FieldRow>(
    db,
    `SELECT key, value, document_page.ordinal AS ordinal, box, confidence
       FROM field_value LEFT JOIN document_page ON document_page.page_id = field_value.page_id AND document_id = ?
       WHERE owner_kind = 'document' AND owner_id = ? AND origin = 'extracted'`,
  ).all(documentId, documentId);
  const printed = rows.find((row) => row.key === PRINTED_DATE)?.value ?? null;
  const fields = rows
    .filter((row) => (EXTRACTED_KEYS as readonly string[]).includes(row.key))
    .map((row): ExtractedField => {
      const partial = row.key === 'issuedDate' && row.value === null ? partialOf(printed) : undefined;
      return {
        key: row.key as ExtractedKey,
        state: row.value === null ? 'handwritten' : 'read',
        ...(row.value === null ? {} : { value: row.value }),
        ...(partial === undefined ? {} : { partial }),
        page: row.ordinal === null ? null : row.ordinal - 1,
        box: row.box === null ? null : (JSON.parse(row.box) as [number, number, number, number]),
        confidence: row.confidence ?? 0,
        evidence: row.value ?? printed ?? '',
      };
    });
  return withDoubts(fields);
}

/** Doubts follow from the stored values and places, so they are not stored. */
function withDoubts(fields: readonly ExtractedField[]): ExtractedField[] {
  const notation = fields.find((field) => field.key === 'codeNotation');
  const year = yearOf(fields.find((field) => field.key === 'issuedDate'));
  return fields.map((field) => {
    if (field.key !== 'typeName' || field.value === undefined || notation?.value === undefined) return field;
    if (symbolContradicts(field.value, notation.value, year))
      return { ...field, doubts: ['extract/type-symbol-differ'] };
    // A type whose evidence is the symbol itself has no heading behind it; letters have none by rule.
    const fromSymbol = field.value !== LETTER_TYPE && field.box?.join() === notation.box?.join();
    return fromSymbol ? { ...field, doubts: ['extract/type-from-symbol'] } : field;
  });
}

function partialOf(printed: string | null) {
  const parts = printed?.split('/').map(Number) ?? [];
  const named = { day: parts[0], month: parts[1], year: parts[2] };
  const known = Object.entries(named).filter(([, value]) => value !== undefined && !Number.isNaN(value));
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
