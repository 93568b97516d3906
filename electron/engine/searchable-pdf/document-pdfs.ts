import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { ocrText, type OcrPage } from '../../../shared/model/ocr.ts';
import { copyHashed } from '../base/copy-file.ts';
import { isFile } from '../base/digest-file.ts';
import { writeDurable } from '../base/durable-file.ts';
import type { Task } from '../base/task.ts';
import { isoVietnam } from '../base/clock.ts';
import { silentTask } from '../base/task.ts';
import { readFileRecord, selectFiles, type DocumentRecord } from '../efile/index.ts';
import { GONE, runJob, type ItemResult } from '../jobs/index.ts';
import { unpackOcr } from '../ocr/index.ts';
import { closePageSources } from '../imaging/index.ts';
import { prepared } from '../db/index.ts';
import { readPage } from '../pages/index.ts';
import { writePdfA, type PdfMetadata, type PdfPage } from '../pdf/index.ts';
import { change, masterPath, type Workspace } from '../workspace/index.ts';
import { documentInputs, type DocumentInputs } from './document-inputs.ts';
import { PageImages } from './page-image.ts';
import type { DocumentPdfReport } from '../../../shared/contract/reports/pdf.ts';
export type { DocumentPdfReport } from '../../../shared/contract/reports/pdf.ts';

interface Wanted {
  readonly document: DocumentRecord;
  readonly inputs: DocumentInputs;
}

/**
 * Makes the archival PDF of every document: its page images with their words, as PDF/A-2u; a signed or born-digital PDF that
 * is the document is kept byte for byte, with its words beside it. A PDF whose inputs have not changed is left as it is; a
 * document that changes while its own is made is made again, one that is gone is passed over. `pages` in the PDF must be the
 * pages of the document, or `count/mismatch` stops that document. Throws `efile/file-not-found` for files that are not
 * there.
 */
export async function makeDocumentPdfs(
  ws: Workspace,
  input: { files?: readonly string[] },
  task: Task,
): Promise<DocumentPdfReport> {
  const wanted = new Map<string, Wanted>();
  for (const { id } of selectFiles(ws.db, input.files)) {
    for (const document of readFileRecord(ws, id).documents) {
      const inputs = documentInputs(ws, document);
      // With its inputs in the key, a document that changed while a job lay interrupted is an item of its own.
      wanted.set(`${document.id}:${inputs.key.slice(0, 16)}`, { document, inputs });
    }
  }
  const images = new PageImages();
  try {
    const job = await runJob(
      ws.db,
      ws.clock,
      {
        kind: 'pdf',
        params: { files: [...(input.files ?? [])].sort() },
        keys: wanted.keys(),
        stage: 'pdf',
        unit: 'documents',
        label: (key) => wanted.get(key)?.document.values['docId'] ?? key,
        run: (key, signal) => makeOne(ws, wanted.get(key), images, signal),
      },
      task,
    );
    return { job, ...totals(ws, [...wanted.values()]) };
  } finally {
    await images.close();
    await closePageSources();
  }
}

async function makeOne(
  ws: Workspace,
  wanted: Wanted | undefined,
  images: PageImages,
  signal: AbortSignal,
): Promise<ItemResult> {
  if (!wanted) return GONE;
  if (await isKept(ws, wanted, signal)) return { outcome: { state: 'kept' } };
  // As it is now: it may have changed, or gone, while those before it were made.
  const now = readWanted(ws, wanted.document.id);
  if (now === null) return GONE;
  const { document, inputs } = now;
  const path = pathOf(document);
  const target = join(ws.paths.root, path);
  const made =
    document.originalSourceId === null
      ? await writeScans(ws, document, inputs.metadata, target, images, signal)
      : await keepOriginal(ws, document, document.originalSourceId, target, signal);
  return {
    outcome: { state: 'made', ...made },
    holds: () => readWanted(ws, document.id)?.inputs.key === inputs.key,
    commit: () =>
      change(ws, { action: 'document/pdf', subject: `document:${document.id}`, after: made }, () => {
        ws.db.prepare('DELETE FROM document_pdf WHERE document_id = ?').run(document.id);
        ws.db
          .prepare(`INSERT INTO document_pdf VALUES (?, 'archival', ?, ?, ?, ?, ?, ?)`)
          .run(document.id, path, made.sha256, made.size, made.pages, inputs.key, isoVietnam(ws.clock.now()));
      }),
  };
}

/** Whether the PDF it has was made from what it was made of when the job began. */
async function isKept(ws: Workspace, { document, inputs }: Wanted, signal: AbortSignal): Promise<boolean> {
  const known = ws.db
    .prepare<[number], { inputKey: string; size: number; sha256: string }>(
      `SELECT input_key AS inputKey, size, sha256 FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
    )
    .get(document.id);
  return known?.inputKey === inputs.key && isFile(join(ws.paths.root, pathOf(document)), known, signal);
}

/** The document as it is now; null when it is gone. */
function readWanted(ws: Workspace, documentId: number): Wanted | null {
  const row = prepared<[number], { fileId: number }>(ws.db, 'SELECT file_id AS fileId FROM document WHERE id = ?').get(
    documentId,
  );
  const document = row && readFileRecord(ws, row.fileId).documents.find(({ id }) => id === documentId);
  return document === undefined ? null : { document, inputs: documentInputs(ws, document) };
}

const pathOf = ({ id }: DocumentRecord): string => `derived/documents/${id}/archival.pdf`;

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
  const source = ws.db
    .prepare<[number], { sha256: string; name: string }>('SELECT sha256, name FROM source WHERE id = ?')
    .get(sourceId);
  if (!source) throw new AppError('usage/invalid-input', { detail: `source ${sourceId}` });
  const copied = await copyHashed(masterPath(ws.paths, source.sha256), target, { scratch: ws.paths.scratch, signal });
  if (copied.sha256 !== source.sha256)
    throw new AppError(
      'workspace/damaged',
      { path: ws.paths.root },
      {
        details: [{ code: 'workspace/master-changed', params: { ...source } }],
      },
    );
  await writeTextBeside(ws, document, dirname(target));
  return { sha256: copied.sha256, size: copied.size, pages: document.pageIds.length };
}

/** A kept PDF gets no words of ours inside; they lie beside it as `text.txt`: UTF-8, NFC, a form feed between pages. */
async function writeTextBeside(ws: Workspace, document: DocumentRecord, folder: string): Promise<void> {
  const pages = document.pageIds.map((pageId) => textOf(ws, pageId)).map((page) => (page ? ocrText(page) : ''));
  await writeDurable(join(folder, 'text.txt'), `${pages.join('\n\f')}\n`, { scratch: ws.paths.scratch });
}

function textOf(ws: Workspace, pageId: number): OcrPage | null {
  const row = ws.db
    .prepare<[number], { words: Buffer }>(`SELECT words FROM page_words WHERE page_id = ? AND state = 'done'`)
    .get(pageId);
  return row ? unpackOcr(row.words) : null;
}

function totals(ws: Workspace, wanted: readonly Wanted[]): Omit<DocumentPdfReport, 'job'> {
  const statement = ws.db.prepare<[number], { pages: number; size: number }>(
    `SELECT pages, size FROM document_pdf WHERE document_id = ? AND stage = 'archival'`,
  );
  let documents = 0;
  let pages = 0;
  let bytes = 0;
  let originals = 0;
  for (const { document } of wanted) {
    const row = statement.get(document.id);
    if (!row) continue;
    documents += 1;
    pages += row.pages;
    bytes += row.size;
    if (document.originalSourceId !== null) originals += 1;
  }
  return { documents, originals, pages, bytes };
}
