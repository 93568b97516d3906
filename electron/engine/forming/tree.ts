import type { PaperCount, RecordRef, TreeNode } from '../../../shared/contract/reports/forming.ts';
import { checkFields, DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { documentValues, fileValuesFor } from './shown-values.ts';

interface Line extends PaperCount {
  readonly id: number;
  readonly label: string;
  readonly title: string | null;
  readonly children: number;
  readonly foundFiles: number;
  readonly foundDocuments: number;
  readonly foundPages: number;
  readonly noted: 0 | 1;
}

/** The value that counts of one field, by ORIGIN_ORDER of efile. */
const counted = (kind: string, key: string) =>
  `(SELECT value FROM field_value WHERE owner_kind = '${kind}' AND owner_id = ${kind}.id AND key = '${key}'
     AND value IS NOT NULL ORDER BY CASE origin WHEN 'typed' THEN 0 WHEN 'imported' THEN 1 WHEN 'extracted' THEN 2 ELSE 3 END LIMIT 1)`;

const PAGES = (where: string) =>
  `(SELECT count(*) FROM document_page JOIN document ON document.id = document_id JOIN file AS f ON f.id = document.file_id
     JOIN inventory AS i ON i.id = f.inventory_id WHERE ${where})`;
const DOCUMENTS = (where: string) =>
  `(SELECT count(*) FROM document JOIN file AS f ON f.id = document.file_id JOIN inventory AS i ON i.id = f.inventory_id
     WHERE ${where})`;
const PAPER = (kind: string) => `LEFT JOIN paper_count ON owner_kind = '${kind}' AND owner_id = ${kind}.id`;
const COUNTS = 'paper_count.owner_id IS NOT NULL AS noted, files, documents, sheets, pages';

/** The lines of all records of a level. */
const LINES = {
  fonds: `SELECT fonds.id AS id, code AS label, ${counted('fonds', 'fondName')} AS title,
      (SELECT count(*) FROM inventory WHERE fonds_id = fonds.id) AS children,
      (SELECT count(*) FROM file AS f JOIN inventory AS i ON i.id = inventory_id WHERE i.fonds_id = fonds.id) AS foundFiles,
      ${DOCUMENTS('i.fonds_id = fonds.id')} AS foundDocuments, ${PAGES('i.fonds_id = fonds.id')} AS foundPages,
      0 AS noted, NULL AS files, NULL AS documents, NULL AS sheets, NULL AS pages
    FROM fonds`,
  inventory: `SELECT inventory.id AS id, number AS label, NULL AS title,
      (SELECT count(*) FROM file WHERE inventory_id = inventory.id) AS children,
      (SELECT count(*) FROM file WHERE inventory_id = inventory.id) AS foundFiles,
      ${DOCUMENTS('i.id = inventory.id')} AS foundDocuments, ${PAGES('i.id = inventory.id')} AS foundPages, ${COUNTS}
    FROM inventory ${PAPER('inventory')}`,
  file: `SELECT file.id AS id, year || ' · ' || notation AS label, ${counted('file', 'title')} AS title,
      (SELECT count(*) FROM document WHERE file_id = file.id) AS children, 0 AS foundFiles,
      (SELECT count(*) FROM document WHERE file_id = file.id) AS foundDocuments,
      (SELECT count(*) FROM document_page JOIN document ON document.id = document_id WHERE file_id = file.id) AS foundPages,
      ${COUNTS}
    FROM file ${PAPER('file')}`,
  document: `SELECT document.id AS id, CAST(document.ordinal AS TEXT) AS label, ${counted('document', 'subject')} AS title,
      0 AS children, 0 AS foundFiles, 0 AS foundDocuments,
      (SELECT count(*) FROM document_page WHERE document_id = document.id) AS foundPages, ${COUNTS}
    FROM document ${PAPER('document')}`,
} as const;

/** Those right below a record (of all, for a fonds), in order. */
const CHILDREN = {
  fonds: `${LINES.fonds} ORDER BY code`,
  inventory: `${LINES.inventory} WHERE fonds_id = ? ORDER BY number`,
  file: `${LINES.file} WHERE inventory_id = ? ORDER BY file.ordinal`,
  document: `${LINES.document} WHERE file_id = ? ORDER BY document.ordinal`,
} as const;

const BELOW = { fonds: 'inventory', inventory: 'file', file: 'document' } as const;

/** The records right below one, in order; the fonds when `parent` is null. */
export function readTree(
  ws: Workspace,
  parent: { readonly level: keyof typeof BELOW; readonly id: number } | null,
): TreeNode[] {
  const level = parent === null ? 'fonds' : BELOW[parent.level];
  const lines = ws.db.prepare<number[], Line>(CHILDREN[level]).all(...(parent === null ? [] : [parent.id]));
  const open = level === 'document' ? openFields(ws, parent?.id ?? 0) : null;
  return lines.map((line) => toNode(line, level, open === null ? null : open(line.id)));
}

/** One record as the tree shows it. */
export function nodeOf(ws: Workspace, { level, id }: RecordRef): TreeNode | null {
  const line = ws.db.prepare<[number], Line>(`${LINES[level]} WHERE ${level}.id = ?`).get(id);
  return line ? toNode(line, level, null) : null;
}

function toNode(line: Line, level: TreeNode['level'], open: number | null): TreeNode {
  const { id, label, title, children, foundFiles, foundDocuments, foundPages, noted } = line;
  const { files, documents, sheets, pages } = line;
  return {
    level,
    id,
    label,
    title: title ?? '',
    children,
    found: { files: foundFiles, documents: foundDocuments, pages: foundPages },
    paper: noted ? { files, documents, sheets, pages } : null,
    open,
  };
}

/** How many fields of a document keep it from being packed. */
function openFields(ws: Workspace, fileId: number): (documentId: number) => number {
  const file = fileValuesFor(ws.db, fileId);
  return (documentId) => {
    const values = documentValues(ws.db, documentId, file);
    // What the program composes is there by the time of packing.
    const table = DOCUMENT_FIELDS.filter((field) => !field.derived);
    return checkFields(table, values, 'sip').length;
  };
}
