import type { DocumentRecord } from '../efile/index.ts';
import { hasOutdatedPdf } from '../searchable-pdf/index.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * What was found for a document as it stood then. The real comparison digests every page's words; the check asks for all
 * documents again and again, so it is made only when one of the facts that can change it has.
 */
const known = new WeakMap<Workspace['db'], Map<number, { readonly facts: string; readonly outdated: boolean }>>();

/** As hasOutdatedPdf; quick when nothing about the document has changed since it was asked last. */
export function isOutdated(ws: Workspace, document: DocumentRecord): boolean {
  const facts = factsOf(ws, document);
  const ofDatabase = known.get(ws.db) ?? new Map<number, { facts: string; outdated: boolean }>();
  known.set(ws.db, ofDatabase);
  const before = ofDatabase.get(document.id);
  if (before?.facts === facts) return before.outdated;
  const outdated = hasOutdatedPdf(ws, document);
  ofDatabase.set(document.id, { facts, outdated });
  return outdated;
}

interface FactRow {
  readonly id: number;
  readonly recipe: string | null;
  readonly source: number;
  readonly made: string | null;
  readonly settings: string | null;
  readonly words: number | null;
  readonly size: number | null;
}

function factsOf(ws: Workspace, { id, values, originalSourceId }: DocumentRecord): string {
  const pages = prepared<[number], FactRow>(
    ws.db,
    `SELECT page.id AS id, recipe, source_id AS source, made_at AS made, settings_key AS settings, word_count AS words,
         length(words) AS size
       FROM document_page JOIN page ON page.id = document_page.page_id LEFT JOIN ocr_result ON ocr_result.page_id = page.id
       WHERE document_id = ? ORDER BY document_page.ordinal`,
  ).all(id);
  const pdf = prepared<[number], { key: string }>(
    ws.db,
    `SELECT input_key AS key FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
  ).get(id);
  const said = [values['subject'], values['docId'], values['organName'], values['docCode'], originalSourceId];
  return JSON.stringify([pdf?.key, said, pages.map((page) => Object.values<string | number | null>({ ...page }))]);
}
