import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { copyHashed } from '../base/copy-file.ts';
import type { Task } from '../base/task.ts';
import { isoVietnam } from '../base/clock.ts';
import { silentTask } from '../base/task.ts';
import { listFileIds, readFileRecord, type DocumentRecord } from '../efile/index.ts';
import { runJob, type ItemResult } from '../jobs/index.ts';
import { unpackOcr } from '../ocr/index.ts';
import { readPage } from '../pages/index.ts';
import { writePdfA, type PdfMetadata, type PdfPage } from '../pdf/index.ts';
import { change, masterPath, type Workspace } from '../workspace/index.ts';
import { PageImages } from './page-image.ts';
import type { DocumentPdfReport } from '../../../shared/contract/reports/pdf.ts';
export type { DocumentPdfReport } from '../../../shared/contract/reports/pdf.ts';

/** What the PDF of a document was made from; the row of document_pdf carries its digest. */
interface Recipe {
  readonly pages: readonly { master: string; frame: string; recipe: unknown; text: string | null }[];
  readonly metadata: unknown;
  readonly original: number | null;
}

/**
 * Makes the archival PDF of every document: its page images with their words, as PDF/A-2u; a signed or born-digital PDF
 * that is the document is kept byte for byte. A PDF whose inputs have not changed is left as it is. `pages` in the PDF
 * must be the pages of the document, or `count/mismatch` stops that document.
 */
export async function makeDocumentPdfs(
  ws: Workspace,
  input: { files?: readonly string[] },
  task: Task,
): Promise<DocumentPdfReport> {
  const wanted = new Set(input.files ?? []);
  const documents = new Map<string, DocumentRecord>();
  for (const fileId of listFileIds(ws.db)) {
    const file = readFileRecord(ws, fileId);
    if (wanted.size > 0 && !wanted.has(file.code) && !wanted.has(file.notation)) continue;
    for (const document of file.documents) documents.set(String(document.id), document);
  }
  const images = new PageImages();
  try {
    const job = await runJob(
      ws.db,
      ws.clock,
      {
        kind: 'pdf',
        params: { files: [...wanted].sort() },
        keys: documents.keys(),
        stage: 'pdf',
        unit: 'documents',
        label: (key) => documents.get(key)?.values['docId'] ?? key,
        run: (key, signal) => makeOne(ws, documents.get(key), images, signal),
      },
      task,
    );
    return { job, ...totals(ws, [...documents.keys()]) };
  } finally {
    await images.close();
  }
}

async function makeOne(
  ws: Workspace,
  document: DocumentRecord | undefined,
  images: PageImages,
  signal: AbortSignal,
): Promise<ItemResult> {
  if (!document) return { outcome: { state: 'gone' } };
  const { recipe, metadata } = inputsOf(ws, document);
  const inputKey = createHash('sha256').update(JSON.stringify(recipe)).digest('hex');
  const path = `derived/documents/${document.id}/archival.pdf`;
  const target = join(ws.paths.root, path);
  const known = ws.db
    .prepare<[number], { inputKey: string; size: number }>(
      `SELECT input_key AS inputKey, size FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
    )
    .get(document.id);
  if (known?.inputKey === inputKey && existsSync(target) && statSync(target).size === known.size)
    return { outcome: { state: 'kept' } };
  const made =
    document.originalSourceId === null
      ? await writeScans(ws, document, metadata, target, images, signal)
      : await keepOriginal(ws, document, document.originalSourceId, target, signal);
  return {
    outcome: { state: 'made', ...made },
    commit: () =>
      change(ws, { action: 'document/pdf', subject: `document:${document.id}`, after: made }, () => {
        ws.db.prepare('DELETE FROM document_pdf WHERE document_id = ?').run(document.id);
        ws.db
          .prepare(`INSERT INTO document_pdf VALUES (?, 'archival', ?, ?, ?, ?, ?, ?)`)
          .run(document.id, path, made.sha256, made.size, made.pages, inputKey, isoVietnam(ws.clock.now()));
      }),
  };
}

async function writeScans(
  ws: Workspace,
  document: DocumentRecord,
  metadata: PdfMetadata,
  target: string,
  images: PageImages,
  signal: AbortSignal,
) {
  async function* pages(): AsyncGenerator<PdfPage> {
    for (const pageId of document.pageIds) {
      const page = readPage(ws, pageId);
      yield {
        image: await images.take(page.source, page.facts),
        recipe: page.recipe,
        facts: page.facts,
        text: textOf(ws, pageId),
      };
    }
  }
  const written = await writePdfA(
    target,
    metadata,
    pages(),
    { ...silentTask(), signal },
    { scratch: ws.paths.scratch },
  );
  if (written.pages !== document.pageIds.length)
    throw new AppError('count/mismatch', { step: 'pdf', expected: document.pageIds.length, found: written.pages });
  return { sha256: written.sha256, size: written.bytes, pages: written.pages };
}

async function keepOriginal(
  ws: Workspace,
  document: DocumentRecord,
  sourceId: number,
  target: string,
  signal: AbortSignal,
) {
  const source = ws.db.prepare<[number], { sha256: string }>('SELECT sha256 FROM source WHERE id = ?').get(sourceId);
  if (!source) throw new AppError('usage/invalid-input', { detail: `source ${sourceId}` });
  const copied = await copyHashed(masterPath(ws.paths, source.sha256), target, { scratch: ws.paths.scratch, signal });
  if (copied.sha256 !== source.sha256)
    throw new AppError(
      'workspace/damaged',
      { path: ws.paths.root, detail: source.sha256 },
      {
        details: [{ code: 'workspace/master-changed', params: { sha256: source.sha256 } }],
      },
    );
  return { sha256: copied.sha256, size: copied.size, pages: document.pageIds.length };
}

function inputsOf(ws: Workspace, document: DocumentRecord): { recipe: Recipe; metadata: PdfMetadata } {
  let newest = '';
  const pages = document.pageIds.map((pageId) => {
    const page = readPage(ws, pageId);
    const ocr = ws.db
      .prepare<[number], { key: string; words: Buffer | null; at: string; receivedAt: string }>(
        `SELECT settings_key AS key, words, made_at AS at, received_at AS receivedAt FROM ocr_result
         JOIN page ON page.id = page_id JOIN source ON source.id = source_id WHERE page_id = ?`,
      )
      .get(pageId);
    if (ocr && ocr.at > newest) newest = ocr.at;
    return {
      master: page.masterSha256,
      frame: page.name,
      recipe: page.recipe,
      text: ocr?.words ? createHash('sha256').update(ocr.words).digest('hex') : null,
    };
  });
  // The time of the newest input, not of this run: made again from the same inputs the file has the same bytes.
  const created = newest === '' ? ws.clock.now() : new Date(newest);
  const values = document.values;
  const metadata: PdfMetadata = {
    title: values['subject'] ?? values['docId'] ?? '',
    author: values['organName'] ?? ws.agency.agencyName,
    subject: values['docCode'] ?? '',
    created,
    pageCount: document.pageIds.length,
  };
  return { recipe: { pages, metadata, original: document.originalSourceId }, metadata };
}

function textOf(ws: Workspace, pageId: number): OcrPage | null {
  const row = ws.db
    .prepare<[number], { words: Buffer }>(`SELECT words FROM ocr_result WHERE page_id = ? AND state = 'done'`)
    .get(pageId);
  return row ? unpackOcr(row.words) : null;
}

function totals(ws: Workspace, ids: readonly string[]): { documents: number; pages: number; bytes: number } {
  const statement = ws.db.prepare<[number], { pages: number; size: number }>(
    `SELECT pages, size FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
  );
  let documents = 0;
  let pages = 0;
  let bytes = 0;
  for (const id of ids) {
    const row = statement.get(Number(id));
    if (!row) continue;
    documents += 1;
    pages += row.pages;
    bytes += row.size;
  }
  return { documents, pages, bytes };
}
