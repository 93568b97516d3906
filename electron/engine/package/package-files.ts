import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { PACKAGE_SHAPES } from '../../../shared/model/package-shapes.ts';
import { isoVietnam } from '../base/clock.ts';
import { PRODUCT } from '../base/product.ts';
import { silentTask, type Task } from '../base/task.ts';
import { checkFile, listFileIds, readFileRecord, type FileRecord } from '../efile/index.ts';
import { runJob, type ItemResult } from '../jobs/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { nameBasedUuid } from './identity.ts';
import type { DocumentSpec, EventSpec, PackageSpec } from './spec.ts';
import { writePackage } from './write-package.ts';
import type { PackageFilesReport, StoredPackage } from '../../../shared/contract/reports/package.ts';
export type { PackageFilesReport, StoredPackage } from '../../../shared/contract/reports/package.ts';

export interface PackageFilesInput {
  readonly kind: PackageKind;
  /** Đợt nộp: names the round; its packages are numbered in it. */
  readonly round: string;
  /** Mã đăng ký yêu cầu nộp. */
  readonly agreement?: string;
  /** Codes or notations of files; all files by default. */
  readonly files?: readonly string[];
}

/** A round's name becomes a folder and part of identifiers. */
export const ROUND = /^[\p{L}\d][\p{L}\d._-]{0,49}$/u;

interface PdfRow {
  path: string;
  sha256: string;
  stage: 'archival' | 'signed';
  madeAt: string;
}

/**
 * Packs files into the outbox, a package each. A file is packed only when it has no error by its fields (`checkFile`)
 * and every document has its PDF; otherwise it fails with `package/not-ready` listing why, and the rest goes on. The
 * signed PDF goes in where there is one. A package whose inputs have not changed is left as it is.
 */
export async function packageFiles(ws: Workspace, input: PackageFilesInput, task: Task): Promise<PackageFilesReport> {
  if (!ROUND.test(input.round)) throw new AppError('usage/invalid-input', { detail: `round: ${input.round}` });
  const wanted = new Set(input.files ?? []);
  const files = new Map<string, { id: number; ordinal: number }>();
  let ordinal = 0;
  for (const id of listFileIds(ws.db)) {
    const file = readFileRecord(ws, id);
    if (wanted.size > 0 && !wanted.has(file.code) && !wanted.has(file.notation)) continue;
    wanted.delete(file.code);
    wanted.delete(file.notation);
    ordinal += 1;
    files.set(file.code, { id, ordinal });
  }
  if (wanted.size > 0) throw new AppError('efile/file-not-found', { file: [...wanted].join(', ') });
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'package',
      params: { ...input, files: [...files.keys()] },
      keys: files.keys(),
      stage: 'package',
      unit: 'packages',
      run: (code, signal) => {
        const file = files.get(code);
        if (!file) throw new AppError('efile/file-not-found', { file: code });
        return packOne(ws, readFileRecord(ws, file.id), file.ordinal, input, signal);
      },
    },
    task,
  );
  return { job, packages: listPackages(ws, input.kind, input.round) };
}

/** The packages of a round, in their order. */
export function listPackages(ws: Workspace, kind: PackageKind, round: string): StoredPackage[] {
  return ws.db
    .prepare<[string, string], StoredPackage>(
      `SELECT file.code AS fileCode, object_id AS objectId, path, sha256, size, documents FROM package
       JOIN file ON file.id = file_id WHERE kind = ? AND round = ? ORDER BY package.ordinal`,
    )
    .all(kind, round);
}

async function packOne(
  ws: Workspace,
  file: FileRecord,
  ordinal: number,
  input: PackageFilesInput,
  signal: AbortSignal,
): Promise<ItemResult> {
  const shape = PACKAGE_SHAPES[input.kind];
  const variant = shape.variant === 'aip' ? 'aip' : 'sip';
  const faults = checkFile(file, variant).filter((finding) => finding.severity === 'error');
  const pdfs = pdfsOf(ws, file);
  const details = [
    ...faults.map(({ code, params, place }) => ({ code, params: { ...params, place } })),
    ...file.documents
      .filter((document) => !pdfs.has(document.id))
      .map((document) => ({ code: 'package/no-pdf', params: { document: document.values['docId'] ?? '' } })),
  ];
  if (details.length > 0)
    throw new AppError('package/not-ready', { file: file.code, count: details.length }, { details });

  const made = [...pdfs.values()].map((pdf) => pdf.madeAt).sort();
  const createdAt = made.at(-1) ?? isoVietnam(ws.clock.now());
  const content = { ...describe(ws, file, pdfs, input, ordinal), createdAt };
  // Where the workspace lies is no part of what is packed: the digests of the documents are, and they are in the spec.
  const inputKey = createHash('sha256')
    .update(JSON.stringify(content, (key, value: unknown) => (key === 'path' ? undefined : value)))
    .digest('hex');
  const known = ws.db
    .prepare<[string, number, string], { inputKey: string; path: string; size: number }>(
      `SELECT input_key AS inputKey, path, size FROM package WHERE kind = ? AND file_id = ? AND round = ?`,
    )
    .get(input.kind, file.id, input.round);
  const there =
    known &&
    existsSync(join(ws.paths.root, known.path)) &&
    statSync(join(ws.paths.root, known.path)).size === known.size;
  if (known?.inputKey === inputKey && there) return { outcome: { state: 'kept' } };

  const uuid = nameBasedUuid(ws.id, `${input.kind}/${file.code}/${input.round}/${inputKey}`);
  const folder = join(ws.paths.outbox, input.round, input.kind);
  const written = await writePackage(
    { ...content, uuid },
    { folder, form: 'zip', scratch: ws.paths.scratch, digests: ['sha256'] },
    { ...silentTask(), signal },
  );
  const row = {
    path: relative(ws.paths.root, written.path).replaceAll('\\', '/'),
    sha256: written.digests['sha256'] ?? '',
    size: written.size,
    objectId: written.objid,
    documents: written.documents,
  };
  return {
    outcome: { state: 'made', ...row },
    commit: () =>
      change(
        ws,
        {
          action: 'package/make',
          subject: `file:${file.code}`,
          after: { ...row, kind: input.kind, round: input.round },
        },
        () => {
          ws.db
            .prepare('DELETE FROM package WHERE kind = ? AND file_id = ? AND round = ?')
            .run(input.kind, file.id, input.round);
          ws.db
            .prepare(
              `INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key, made_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            )
            .run(
              input.kind,
              file.id,
              uuid,
              row.objectId,
              input.round,
              ordinal,
              row.path,
              row.sha256,
              row.size,
              row.documents,
              inputKey,
              isoVietnam(ws.clock.now()),
            );
        },
      ),
  };
}

/** The PDF that stands for each document: the signed one where there is one. */
function pdfsOf(ws: Workspace, file: FileRecord): Map<number, PdfRow> {
  const statement = ws.db.prepare<[number], PdfRow>(
    `SELECT path, sha256, stage, made_at AS madeAt FROM document_pdf WHERE document_id = ?
     ORDER BY CASE stage WHEN 'signed' THEN 0 ELSE 1 END LIMIT 1`,
  );
  const pdfs = new Map<number, PdfRow>();
  for (const document of file.documents) {
    const row = statement.get(document.id);
    if (row) pdfs.set(document.id, row);
  }
  return pdfs;
}

function describe(
  ws: Workspace,
  file: FileRecord,
  pdfs: ReadonlyMap<number, PdfRow>,
  input: PackageFilesInput,
  ordinal: number,
): Omit<PackageSpec, 'uuid' | 'createdAt'> {
  return {
    kind: input.kind,
    agency: { name: ws.agency.agencyName, code: ws.agency.agencyId },
    archiveCode: ws.agency.archiveCode,
    fondsCode: file.fondsCode,
    fondsTitle: file.fondsValues['fondName'] ?? file.fondsCode,
    software: PRODUCT,
    submissionAgreement: input.agreement ?? null,
    roundOrdinal: ordinal,
    file: { fields: file.values },
    documents: file.documents.map((document) => documentSpec(ws, document, pdfs.get(document.id))),
    events: eventsOf(ws, file, pdfs),
  };
}

function documentSpec(ws: Workspace, document: FileRecord['documents'][number], pdf: PdfRow | undefined): DocumentSpec {
  if (!pdf) throw new AppError('package/not-ready', { file: document.values['docId'] ?? '', count: 1 });
  const name = `${document.values['docId'] ?? String(document.id)}.pdf`;
  const originals = document.pageIds.map(
    (pageId) =>
      ws.db
        .prepare<[number], { sha256: string }>(
          'SELECT sha256 FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
        )
        .get(pageId)?.sha256 ?? '',
  );
  const kept = document.originalSourceId === null ? null : keptFormat(ws, document.originalSourceId);
  return {
    path: join(ws.paths.root, pdf.path),
    name,
    mime: 'application/pdf',
    sha256: pdf.sha256,
    puid: kept ? kept.puid : 'fmt/478',
    format: kept ? { name: 'PDF' } : { name: 'PDF/A', version: '2u' },
    createdAt: pdf.madeAt,
    fields: document.values,
    originals: [...new Set(originals)],
  };
}

function keptFormat(ws: Workspace, sourceId: number): { puid: string | null } {
  return (
    ws.db.prepare<[number], { puid: string | null }>('SELECT puid FROM source WHERE id = ?').get(sourceId) ?? {
      puid: null,
    }
  );
}

function eventsOf(ws: Workspace, file: FileRecord, pdfs: ReadonlyMap<number, PdfRow>): EventSpec[] {
  const program = { ...PRODUCT, type: 'software', role: 'executing program' } as const;
  const agency = { name: ws.agency.agencyName, type: 'organization', role: 'authorizer' } as const;
  const received = ws.db
    .prepare<[number], { at: string | null }>(
      `SELECT max(received_at) AS at FROM source JOIN page ON page.source_id = source.id JOIN document_page ON page_id = page.id
       JOIN document ON document.id = document_id WHERE file_id = ?`,
    )
    .get(file.id)?.at;
  const recognised = ws.db
    .prepare<[number], { at: string | null }>(
      `SELECT max(made_at) AS at FROM ocr_result JOIN document_page USING (page_id)
       JOIN document ON document.id = document_id WHERE file_id = ? AND state = 'done'`,
    )
    .get(file.id)?.at;
  const rows = [...pdfs.values()];
  const last = (stage: PdfRow['stage']) =>
    rows
      .filter((row) => row.stage === stage)
      .map((row) => row.madeAt)
      .sort()
      .at(-1);
  const converted = last('archival') ?? rows[0]?.madeAt;
  const signed = last('signed');
  const events: EventSpec[] = [];
  if (received) events.push({ kind: 'digitisation', at: received, agent: agency, outcome: 'success' });
  if (recognised) events.push({ kind: 'recognition', at: recognised, agent: program, outcome: 'success' });
  if (converted) events.push({ kind: 'conversion', at: converted, agent: program, outcome: 'success' });
  if (signed)
    events.push({ kind: 'signing', at: signed, agent: { ...agency, role: 'implementer' }, outcome: 'success' });
  const made = rows
    .map((row) => row.madeAt)
    .sort()
    .at(-1);
  if (made) events.push({ kind: 'packaging', at: made, agent: program, outcome: 'success' });
  return events;
}
