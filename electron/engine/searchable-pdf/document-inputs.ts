import { prepared } from '../db/index.ts';
import { createHash } from 'node:crypto';
import type { DocumentRecord } from '../efile/index.ts';
import { readPage } from '../pages/index.ts';
import type { PdfMetadata } from '../pdf/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Everything the archival PDF of a document is made from: its metadata, and a digest of all of it. */
export interface DocumentInputs {
  readonly metadata: PdfMetadata;
  /** SHA-256 (hex) over masters, recipes, recognised words and metadata. */
  readonly key: string;
}

/** Reads what the document's PDF would be made from now. */
export function documentInputs(ws: Workspace, document: DocumentRecord): DocumentInputs {
  let newest = '';
  const pageInputs = prepared<
    [number],
    { words: Buffer | null; recognisedAt: string | null; correctedAt: string | null; receivedAt: string }
  >(
    ws.db,
    `SELECT (SELECT words FROM page_words WHERE page_id = page.id) AS words,
       (SELECT made_at FROM ocr_result WHERE page_id = page.id) AS recognisedAt,
       (SELECT max(at) FROM word_correction WHERE page_id = page.id AND text <> original) AS correctedAt,
       received_at AS receivedAt
     FROM page JOIN source ON source.id = source_id WHERE page.id = ?`,
  );
  const pages = document.pageIds.map((pageId) => {
    const { masterSha256, name, recipe } = readPage(ws, pageId);
    const input = pageInputs.get(pageId);
    const read = input?.recognisedAt ?? input?.receivedAt ?? '';
    for (const at of [read, input?.correctedAt ?? '']) if (at > newest) newest = at;
    const text = input?.words ? createHash('sha256').update(input.words).digest('hex') : null;
    return { master: masterSha256, frame: name, recipe, text };
  });
  const { values } = document;
  const metadata: PdfMetadata = {
    title: values['subject'] ?? values['docId'] ?? '',
    author: values['organName'] ?? ws.agency.agencyName,
    subject: values['docCode'] ?? '',
    // The time of the newest input, not of this run: made again from the same inputs the file has the same bytes.
    created: newest === '' ? ws.clock.now() : new Date(newest),
    pageCount: document.pageIds.length,
  };
  const inputs = { pages, metadata, original: document.originalSourceId };
  return { metadata, key: createHash('sha256').update(JSON.stringify(inputs)).digest('hex') };
}

/**
 * Whether the document's archival PDF was made from other pages, words or values than the document has now. False when
 * there is none.
 */
export function hasOutdatedPdf(ws: Workspace, document: DocumentRecord): boolean {
  const row = prepared<[number], { key: string }>(
    ws.db,
    `SELECT input_key AS key FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
  ).get(document.id);
  return row !== undefined && row.key !== documentInputs(ws, document).key;
}
