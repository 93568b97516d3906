import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { SignReport } from '../../../shared/contract/reports/jobs.ts';
import { isoVietnam } from '../base/clock.ts';
import { isFile } from '../base/digest-file.ts';
import type { Task } from '../base/task.ts';
import { readFileRecord, selectFiles } from '../efile/index.ts';
import { prepared } from '../db/index.ts';
import { GONE, runJob, type ItemResult } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { signPdf } from './pdf/sign-pdf.ts';
import type { Signer } from './signer.ts';

interface ArchivalRow {
  id: number;
  fileId: number;
  name: string;
  path: string;
  sha256: string;
  pages: number;
  kind: string | null;
}

/** A document to be signed. `inputKey`: digest of the PDF and the key it is signed with. */
interface Wanted extends ArchivalRow {
  readonly inputKey: string;
}

/**
 * Signs the archival PDF of every document with the agency's key (PAdES-B with the visible text of TT 05/2025 Điều 8).
 * A document that came with a signature of its own is left alone; one signed before with the same key from the same
 * PDF is kept. What is signed is the PDF that was made for the document: another file in its place is refused
 * (`signing/pdf-changed`), and so is one made from other pages, words or values than the document has now
 * (`signing/pdf-outdated`): the agency would vouch for what nobody can see it is not. `files`: codes or notations, all files by
 * default. One that is removed meanwhile is passed over. The signer is the caller's to open and to dispose of. Failed items are
 * called `<file code>/<ordinal>`.
 */
export async function signDocuments(
  ws: Workspace,
  signer: Signer,
  task: Task,
  input: { readonly files?: readonly string[] } = {},
): Promise<SignReport> {
  const fingerprint = createHash('sha256').update(signer.certificateDer).digest('hex');
  const wanted = new Map<string, Wanted>();
  const files = new Set(selectFiles(ws.db, input.files).map(({ id }) => id));
  for (const row of archivalPdfs(ws)) {
    if (!files.has(row.fileId)) continue;
    const inputKey = createHash('sha256').update(`${row.sha256} ${fingerprint}`).digest('hex');
    // With its input in the key, a PDF made anew while a job lay interrupted is an item of its own.
    wanted.set(`${row.id}:${inputKey.slice(0, 16)}`, { ...row, inputKey });
  }
  const isOutdated = await outdatedPdfs(ws);
  const signedNow = new Set<string>();
  const gone = new Set<string>();
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'sign',
      params: { certificate: fingerprint, ...(input.files ? { files: input.files.toSorted() } : {}) },
      keys: wanted.keys(),
      stage: 'sign',
      unit: 'documents',
      label: (key) => wanted.get(key)?.name ?? key,
      run: async (key, signal) => {
        const document = wanted.get(key);
        // As it is now: it may have gone while those before it, or it itself, were signed.
        if (!document || !hasPdf(ws, document)) {
          gone.add(key);
          return GONE;
        }
        // Whoever signed it vouches for it; our signature on top would say something about a document that is not ours.
        if (document.kind === 'pdf-signed') return { outcome: { state: 'signed-by-others' } };
        if (isOutdated(document)) throw new AppError('signing/pdf-outdated', { document: document.name });
        const result = await signOne(ws, document, signer, fingerprint, signal);
        const { commit } = result;
        if (!commit) return result;
        return {
          ...result,
          holds: () => hasPdf(ws, document),
          commit: () => {
            commit();
            signedNow.add(key);
          },
        };
      },
    },
    task,
  );
  const byOthers = [...wanted].flatMap(([key, { kind, name }]) =>
    kind === 'pdf-signed' && !gone.has(key) ? [name] : [],
  );
  const signedBefore = job.done - gone.size - byOthers.length - signedNow.size;
  return { ...job, signedNow: signedNow.size, signedBefore, byOthers };
}

/**
 * Tells whether a document's archival PDF no longer is what the document is. Loaded only here: the workers of a verification
 * load this folder too, and have no use for all that PDFs are made with.
 */
async function outdatedPdfs(ws: Workspace): Promise<(document: ArchivalRow) => boolean> {
  const { hasOutdatedPdf } = await import('../searchable-pdf/index.ts');
  // Documents come file by file.
  let file = { id: -1, outdated: new Set<number>() };
  return ({ id, fileId }) => {
    if (file.id !== fileId) {
      const { documents } = readFileRecord(ws, fileId);
      file = { id: fileId, outdated: new Set(documents.filter((one) => hasOutdatedPdf(ws, one)).map((one) => one.id)) };
    }
    return file.outdated.has(id);
  };
}

function archivalPdfs(ws: Workspace): ArchivalRow[] {
  return ws.db
    .prepare<[], ArchivalRow>(
      `SELECT document_id AS id, file_id AS fileId, file.code || '/' || document.ordinal AS name, path, document_pdf.sha256 AS sha256, pages,
              source.kind AS kind
       FROM document_pdf JOIN document ON document.id = document_id JOIN file ON file.id = file_id
       LEFT JOIN source ON source.id = original_source_id
       WHERE stage = 'archival' ORDER BY file_id, document.ordinal`,
    )
    .all();
}

/** Whether the document is still there, with the PDF that is to be signed. */
function hasPdf(ws: Workspace, { id, sha256 }: ArchivalRow): boolean {
  const row = prepared<[number, string], unknown>(
    ws.db,
    `SELECT 1 FROM document_pdf WHERE document_id = ? AND stage = 'archival' AND sha256 = ?`,
  );
  return row.get(id, sha256) !== undefined;
}

async function signOne(
  ws: Workspace,
  document: Wanted,
  signer: Signer,
  fingerprint: string,
  signal: AbortSignal,
): Promise<ItemResult> {
  const path = `derived/documents/${document.id}/signed.pdf`;
  const target = join(ws.paths.root, path);
  const { inputKey } = document;
  const known = ws.db
    .prepare<[number], { inputKey: string; size: number; sha256: string }>(
      `SELECT input_key AS inputKey, size, sha256 FROM document_pdf WHERE document_id = ? AND stage = 'signed'`,
    )
    .get(document.id);
  if (known?.inputKey === inputKey && (await isFile(target, known, signal))) return { outcome: { state: 'kept' } };
  const signingTime = ws.clock.now();
  const signed = await signPdf(join(ws.paths.root, document.path), target, signer, {
    agencyName: ws.agency.agencyName,
    signingTime,
    sha256: document.sha256,
    scratch: ws.paths.scratch,
    signal,
  });
  const after = { sha256: signed.sha256, size: signed.size, certificate: fingerprint };
  return {
    outcome: { state: 'signed', ...after },
    commit: () =>
      change(ws, { action: 'document/sign', subject: `document:${document.id}`, after }, () =>
        ws.db
          .prepare(`INSERT OR REPLACE INTO document_pdf VALUES (?, 'signed', ?, ?, ?, ?, ?, ?)`)
          .run(document.id, path, signed.sha256, signed.size, document.pages, inputKey, isoVietnam(signingTime)),
      ),
  };
}
