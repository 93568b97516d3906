import { availableParallelism } from 'node:os';
import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { Task } from '../base/task.ts';
import { throwIfCancelled } from '../base/task.ts';
import { selectFiles, valuesOf } from '../efile/index.ts';
import type { Raster } from '../imaging/index.ts';
import { GONE, runJob, type ItemResult } from '../jobs/index.ts';
import type { OcrPool } from '../ocr/index.ts';
import { readPage } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { compareWithGiven } from './compare.ts';
import { pagesWithText, readDocumentText, type DocumentText } from './document-pages.ts';
import { doubtsOf, missingFields } from './doubts.ts';
import { extractFields, type ExtractOptions } from './extract-fields.ts';
import { inputKey, keepKey, lastKeys } from './input-key.ts';
import type { ExtractedField } from './extracted-field.ts';
import { hasColour, inkPicture, readUnderSeal } from './second-look.ts';
import { signatureRegion } from './signature-region.ts';
import { hasExtracted, isThere, loadFields, storeFields, type DocumentName } from './store.ts';
import type { ExtractReport } from '../../../shared/contract/reports/files.ts';
export type { ExtractReport } from '../../../shared/contract/reports/files.ts';

export interface ExtractInput {
  /** Codes or notations of files; all files by default. */
  readonly files?: readonly string[];
  /** Read again also what has not changed since it was read. */
  readonly again?: boolean;
}

/**
 * Reads the fields of every document from its recognised pages and stores them with origin `extracted`, place and
 * confidence. Documents whose pages are those they were last read from are left as they are, also by a run that goes on
 * where another was cut off (see inputKey). `pool`, when given, is used to read a
 * signature block once more under its red seal. Given values are never changed; a disagreement is a finding.
 */
export async function extractDocuments(
  ws: Workspace,
  input: ExtractInput,
  task: Task,
  pool?: OcrPool,
): Promise<ExtractReport> {
  const documents = listDocuments(ws, input, pool);
  const names = new Map(documents.map((document) => [String(document.id), document]));
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'extract',
      params: { files: input.files ?? null, again: input.again ?? false },
      keys: documents.filter((document) => input.again === true || !document.fresh).map(({ id }) => String(id)),
      stage: 'extract',
      unit: 'documents',
      concurrency: Math.min(4, availableParallelism()),
      // What a stopped run read may have changed or gone since.
      isCurrent: (key) => names.get(key)?.fresh === true,
      label: (key) => names.get(key)?.name ?? key,
      run: (key, signal) => {
        const document = names.get(key) ?? nameOf(ws, Number(key));
        return extractDocument(ws, document, signal, pool);
      },
    },
    task,
  );
  return { job, ...summarise(ws, documents) };
}

async function extractDocument(
  ws: Workspace,
  document: DocumentName,
  signal: AbortSignal,
  pool: OcrPool | undefined,
): Promise<ItemResult> {
  if (!isThere(ws.db, document.id)) return GONE;
  const key = inputKey(ws.db, document.id, pool);
  const text = readDocumentText(ws.db, document.id);
  // A person may delete the document, or turn or move its pages, while they are read.
  const holds = () => isThere(ws.db, document.id) && inputKey(ws.db, document.id, pool) === key;
  // Without recognised text nothing is read: it does not count as read, only what was read from earlier pages goes.
  if (text.pages.length === 0)
    return { outcome: { read: 0 }, holds, commit: () => storeFields(ws, document, [], text.pageIds) };
  const commit = (found: readonly ExtractedField[]) => {
    storeFields(ws, document, found, text.pageIds);
    keepKey(ws.db, document.id, key);
  };
  const lastYear = ws.clock.now().getFullYear();
  const raster = await tryPicture(ws, text.pageIds[0]!);
  throwIfCancelled(signal);
  const options: ExtractOptions = { lastYear, ...(raster === undefined ? {} : { raster }) };
  let fields = extractFields(text.pages, options);
  if (pool !== undefined && !signerKnown(fields)) {
    const signature = await lookUnderSeal(ws, text, pool, signal);
    if (signature !== undefined) fields = extractFields(text.pages, { ...options, signature });
  }
  const count = (state: ExtractedField['state']) => fields.filter((field) => field.state === state).length;
  return {
    outcome: { read: count('read'), handwritten: count('handwritten') },
    holds,
    commit: () => commit(fields),
  };
}

/** The first page's picture; reading goes on without it when the master cannot be decoded, which other checks report. */
async function tryPicture(ws: Workspace, pageId: number): Promise<Raster | undefined> {
  try {
    return await inkPicture(readPage(ws, pageId));
  } catch (error) {
    ws.logger.warn('no picture to see ink by', { page: pageId, error: toErrorRecord(error).code });
    return undefined;
  }
}

/** Below this a name is worth a second look. */
const SURE_NAME = 80;

function signerKnown(fields: readonly ExtractedField[]): boolean {
  return ['signerName', 'signerPosition'].every((key) =>
    fields.some((field) => field.key === key && field.state === 'read' && field.confidence >= SURE_NAME),
  );
}

async function lookUnderSeal(
  ws: Workspace,
  text: DocumentText,
  pool: OcrPool,
  signal: AbortSignal,
): Promise<ExtractOptions['signature']> {
  const region = signatureRegion(text.pages);
  if (region === null) return undefined;
  const page = readPage(ws, text.pageIds[region.page]!);
  if (!hasColour(page)) return undefined;
  try {
    return { region, lines: await readUnderSeal(pool, page, text.pages[region.page]!, region, signal) };
  } catch (error) {
    throwIfCancelled(signal);
    ws.logger.warn('no second look at the signature', { page: page.name, error: toErrorRecord(error).code });
    return undefined;
  }
}

interface ListedDocument extends DocumentName {
  readonly fresh: boolean;
  readonly hasText: boolean;
}

function listDocuments(ws: Workspace, input: ExtractInput, pool: OcrPool | undefined): ListedDocument[] {
  const rows = ws.db
    .prepare<[], { id: number; code: string; ordinal: number }>(
      `SELECT document.id, file.code, document.ordinal
       FROM document JOIN file ON file.id = file_id ORDER BY file.id, document.ordinal`,
    )
    .all();
  const last = lastKeys(ws.db);
  const wanted = new Set(selectFiles(ws.db, input.files).map(({ code }) => code));
  return rows
    .filter((row) => wanted.has(row.code))
    .map((row) => {
      const hasText = pagesWithText(ws.db, row.id).length > 0;
      return {
        id: row.id,
        name: `${row.code}/${row.ordinal}`,
        fresh: hasText ? last.get(row.id) === inputKey(ws.db, row.id, pool) : !hasExtracted(ws.db, row.id),
        hasText,
      };
    });
}

/** For a document of a resumed job that the present listing does not hold. */
function nameOf(ws: Workspace, id: number): DocumentName {
  const row = ws.db
    .prepare<[number], { name: string }>(
      `SELECT file.code || '/' || document.ordinal AS name FROM document JOIN file ON file.id = file_id
       WHERE document.id = ?`,
    )
    .get(id);
  return { id, name: row?.name ?? String(id) };
}

function summarise(ws: Workspace, documents: readonly ListedDocument[]) {
  const findings: Finding[] = [];
  let read = 0;
  let handwritten = 0;
  for (const document of documents) {
    if (!document.hasText) {
      findings.push({ code: 'extract/no-text', severity: 'warning', place: document.name, params: {} });
      continue;
    }
    const fields = loadFields(ws.db, document.id);
    read += fields.filter((field) => field.state === 'read').length;
    handwritten += fields.filter((field) => field.state === 'handwritten').length;
    const owner = { kind: 'document', id: document.id } as const;
    const given = { ...valuesOf(ws.db, owner, 'imported'), ...valuesOf(ws.db, owner, 'typed') };
    findings.push(
      ...compareWithGiven(fields, given, document.name),
      ...doubtsOf(fields, given, document.name),
      ...missingFields(fields, given, document.name),
    );
  }
  const count = (code: string) => findings.filter((finding) => finding.code === code).length;
  const [unconfirmed, missing] = [count('extract/unconfirmed'), count('extract/not-read')];
  return { documents: documents.length, read, handwritten, unconfirmed, missing, findings };
}
