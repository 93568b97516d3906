import { AppError } from '../../../shared/contract/app-error.ts';
import type { Level, PageOffer, RecordForm, RecordRef } from '../../../shared/contract/reports/forming.ts';
import { Box } from '../../../shared/model/page.ts';
import { arcFileCode, docCode, docId } from '../../../shared/model/identifiers.ts';
import type { FieldValues } from '../../../shared/model/fields/index.ts';
import { effectiveValues } from '../efile/index.ts';
import { linesOf } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { pagesOf } from './document-pages.ts';
import { documentsOf, rowOf } from './rows.ts';
import { documentValues, fileValuesFor, originsOf } from './shown-values.ts';
import { nodeOf } from './tree.ts';

/** Kept beside a date that is partly written by hand: what of it is printed. See extract. */
const PRINTED = { issuedDate: 'issuedDatePrinted' } as const;

/** All a form shows of a record. Throws `forming/gone`. */
export function readForm(ws: Workspace, level: Level, id: number): RecordForm {
  const { db } = ws;
  rowOf(db, level, id);
  const node = nodeOf(ws, { level, id });
  if (!node) throw new AppError('forming/gone');
  const pages = level === 'document' ? linesOf(ws, pagesOf(db, id)) : [];
  return {
    level,
    id,
    path: pathOf(ws, { level, id }),
    values: valuesFor(ws, level, id),
    offers: level === 'document' ? offersOf(ws, id) : [],
    found: node.found,
    paper: node.paper,
    pages,
    original: level === 'document' ? originalName(ws, id) : null,
  };
}

function valuesFor(ws: Workspace, level: Level, id: number): RecordForm['values'] {
  const { db } = ws;
  if (level === 'inventory') return composed({ number: rowOf(db, 'inventory', id).number });
  const own = effectiveValues(db, { kind: level, id });
  const origins = originsOf(db, level, id);
  const shown = (values: FieldValues): RecordForm['values'] =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { value, origin: origins[key] ?? 'inherited' }]),
    );
  switch (level) {
    case 'fonds':
      return shown(own);
    case 'file': {
      const row = rowOf(db, 'file', id);
      const { number } = rowOf(db, 'inventory', row.inventory_id);
      const documents = documentsOf(db, id);
      return {
        ...shown(own),
        ...composed({
          year: String(row.year),
          fileNotation: row.notation,
          fileCode: row.code,
          arcFileCode: arcFileCode({
            archiveCode: ws.agency.archiveCode,
            fileCode: row.code,
            inventoryNumber: number,
          }),
          totalDoc: String(documents.length),
          numberOfPage: String(documents.reduce((sum, document) => sum + pagesOf(db, document.id).length, 0)),
        }),
      };
    }
    case 'document': {
      const row = rowOf(db, 'document', id);
      const file = rowOf(db, 'file', row.file_id);
      return {
        ...shown(documentValues(db, id, fileValuesFor(db, file.id))),
        ...composed({
          docId: docId(file.code, row.ordinal),
          docCode: docCode(file.code, row.ordinal),
          docOrdinal: String(row.ordinal),
          numberOfPage: String(pagesOf(db, id).length),
        }),
      };
    }
  }
}

function composed(values: FieldValues): RecordForm['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, origin: 'composed' as const }]),
  );
}

function offersOf(ws: Workspace, documentId: number): PageOffer[] {
  const rows = ws.db
    .prepare<
      [number],
      { key: string; value: string | null; pageId: number | null; box: string | null; confidence: number | null }
    >(
      `SELECT key, value, page_id AS pageId, box, confidence FROM field_value
       WHERE owner_kind = 'document' AND owner_id = ? AND origin = 'extracted'`,
    )
    .all(documentId);
  const printed = Object.values(PRINTED) as string[];
  return rows
    .filter(({ key }) => !printed.includes(key))
    .map(({ key, value, pageId, box, confidence }) => ({
      key,
      value,
      printed:
        value === null && key in PRINTED
          ? (rows.find((row) => row.key === PRINTED[key as keyof typeof PRINTED])?.value ?? null)
          : null,
      pageId,
      box: box === null ? null : Box.parse(JSON.parse(box)),
      confidence: confidence ?? 0,
    }));
}

function pathOf(ws: Workspace, ref: RecordRef): RecordForm['path'] {
  const { db } = ws;
  const { level, id } = ref;
  switch (level) {
    case 'fonds':
      return [{ level, id, label: rowOf(db, 'fonds', id).code }];
    case 'inventory': {
      const row = rowOf(db, 'inventory', id);
      return [...pathOf(ws, { level: 'fonds', id: row.fonds_id }), { level, id, label: row.number }];
    }
    case 'file': {
      const row = rowOf(db, 'file', id);
      return [
        ...pathOf(ws, { level: 'inventory', id: row.inventory_id }),
        { level, id, label: `${row.year} · ${row.notation}` },
      ];
    }
    case 'document': {
      const row = rowOf(db, 'document', id);
      return [...pathOf(ws, { level: 'file', id: row.file_id }), { level, id, label: String(row.ordinal) }];
    }
  }
}

function originalName(ws: Workspace, documentId: number): string | null {
  const row = ws.db
    .prepare<[number], { name: string }>(
      'SELECT name FROM document JOIN source ON source.id = original_source_id WHERE document.id = ?',
    )
    .get(documentId);
  return row?.name ?? null;
}
