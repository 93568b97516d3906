import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { AppError, type Detail } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { PackageFilesReport } from '../../../shared/contract/reports/package.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import type { Task } from '../base/task.ts';
import { checkForPackage, readFileRecord, selectFiles, type FileRecord, type SelectedFile } from '../efile/index.ts';
import { contentKey, leftBefore } from '../handed-over/index.ts';
import { keptPdfFaults } from '../kept-pdfs/index.ts';
import { runJob, type ItemResult } from '../jobs/index.ts';
import { awaitingRescan } from '../pages/index.ts';
import { recordFindings, unconfirmedFindings } from '../rules/index.ts';
import { hasOutdatedPdf } from '../searchable-pdf/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { nameBasedUuid } from './identity.ts';
import { packageContent, pdfsOf, type PdfRow } from './package-files-content.ts';
import { PackageCrew } from './package-crew.ts';
import type { PackageSpec } from './spec.ts';
import {
  isThere,
  listPackages,
  keepContentKey,
  removeReplaced,
  storedRow,
  storeRow,
  changedNs,
  type Round,
} from './stored-packages.ts';
export type { PackageFilesReport, StoredPackage } from '../../../shared/contract/reports/package.ts';

export interface PackageFilesInput extends Round {
  /** Codes or notations of files; all files by default. */
  readonly files?: readonly string[];
}

/** A round's name becomes a folder and part of identifiers. */
export const ROUND = /^[\p{L}\d][\p{L}\d._-]{0,49}$/u;

/** A file with all that its package would be made from now. */
interface Prepared {
  readonly file: FileRecord;
  readonly ordinal: number;
  readonly pdfs: ReadonlyMap<number, PdfRow>;
  readonly content: Omit<PackageSpec, 'uuid'>;
  /** SHA-256 (hex) of the content. */
  readonly inputKey: string;
  /** Of the records, to tell later whether the file is still what was packed. */
  readonly contentKey: string;
}

/**
 * Packs files into the outbox, a package each. A file is packed only when nothing speaks against it (`checkForPackage`) and
 * every document has its PDF, made from what the document is now, and signed if any of the file is; otherwise it fails with
 * `package/not-ready` listing why, and the rest goes on. What is doubtful, that nothing of a file is signed, and that it
 * left with an earlier round, are findings. A package whose inputs have not changed is left as it is; one that is replaced
 * is taken out of the outbox.
 */
export async function packageFiles(ws: Workspace, input: PackageFilesInput, task: Task): Promise<PackageFilesReport> {
  if (!ROUND.test(input.round)) throw new AppError('usage/invalid-input', { detail: `round: ${input.round}` });
  const files = new Map<string, SelectedFile>();
  const findings: Finding[] = [];
  for (const selected of selectFiles(ws.db, input.files)) {
    const prepared = prepare(ws, selected, input);
    // With its inputs in the key, a file that changed while a job lay interrupted is an item of its own.
    files.set(`${selected.code}:${prepared.inputKey.slice(0, 16)}`, selected);
    findings.push(...doubtsOf(ws, prepared, input.kind), ...unsigned(ws, prepared).findings);
    findings.push(...leftBefore(ws, selected.id, input));
  }
  const replaced: string[] = [];
  const crew = new PackageCrew(task.signal);
  try {
    const job = await runJob(
      ws.db,
      ws.clock,
      {
        kind: 'package',
        params: { ...input, files: [...(input.files ?? [])].sort() },
        keys: files.keys(),
        stage: 'package',
        unit: 'packages',
        concurrency: crew.places,
        label: (key) => files.get(key)?.code ?? key,
        run: (key) => packOne(ws, files.get(key), input, crew, replaced),
      },
      task,
    );
    // What a file had in the round before is no package of it as it is now.
    const failed = new Set(job.failed.map(({ name }) => name));
    const packages = listPackages(ws, input.kind, input.round).filter(({ fileCode }) => !failed.has(fileCode));
    return { job, packages, findings };
  } finally {
    await crew.close();
    await removeReplaced(ws, replaced);
  }
}

/** Codes of the files whose package in the round was made from other records or PDFs than there are now. */
export function outdatedPackages(ws: Workspace, round: Round): string[] {
  return selectFiles(ws.db)
    .filter((selected) => {
      const known = storedRow(ws, selected.id, round);
      return known !== undefined && known.inputKey !== prepare(ws, selected, round).inputKey;
    })
    .map(({ code }) => code);
}

function prepare(ws: Workspace, { id, position }: SelectedFile, { kind, agreement }: Round): Prepared {
  const file = readFileRecord(ws, id);
  const pdfs = pdfsOf(ws, file);
  const round = { kind, ordinal: position, ...(agreement === undefined ? {} : { agreement }) };
  const content = packageContent(ws, file, pdfs, round);
  // Where the workspace lies is no part of what is packed: the digests of the documents are, and they are in the spec.
  const inputKey = createHash('sha256')
    .update(JSON.stringify(content, (key, value: unknown) => (key === 'path' ? undefined : value)))
    .digest('hex');
  return { file, ordinal: position, pdfs, content, inputKey, contentKey: contentKey(ws.db, id) };
}

/** What is said of a file though it does not keep it from being packed. */
function doubtsOf(ws: Workspace, { file }: Prepared, kind: PackageKind): Finding[] {
  const findings = [...recordFindings(ws, file, checkForPackage(file, kind)), ...unconfirmedFindings(ws, file)];
  return findings.filter(({ severity }) => severity === 'warning');
}

/** What keeps a file from being packed. */
async function faultsOf(ws: Workspace, prepared: Prepared, kind: PackageKind): Promise<Detail[]> {
  const { file, pdfs } = prepared;
  const findings = [...checkForPackage(file, kind), ...awaitingRescan(ws, file), ...(await keptPdfFaults(ws, file))];
  const details: Detail[] = findings
    .filter((finding) => finding.severity === 'error')
    .map(({ code, params, place }) => ({ code, params: { ...params, place } }));
  for (const document of file.documents) {
    const params = { document: document.values['docId'] ?? '' };
    if (!pdfs.has(document.id)) details.push({ code: 'package/no-pdf', params });
    else if (hasOutdatedPdf(ws, document)) details.push({ code: 'package/pdf-outdated', params });
  }
  return [...details, ...unsigned(ws, prepared).details];
}

/** Documents without a signature of the agency or their own: a fault beside signed ones, a finding when none is signed. */
function unsigned(ws: Workspace, { file, pdfs }: Prepared): { details: Detail[]; findings: Finding[] } {
  const kindOf = ws.db.prepare<[number], { kind: string | null }>('SELECT kind FROM source WHERE id = ?');
  const without = file.documents.filter(({ id, originalSourceId }) => {
    if (pdfs.get(id)?.stage !== 'archival') return false;
    return originalSourceId === null || kindOf.get(originalSourceId)?.kind !== 'pdf-signed';
  });
  if (without.length === 0) return { details: [], findings: [] };
  if ([...pdfs.values()].some(({ stage }) => stage === 'signed')) {
    const details = without.map(({ values }) => ({
      code: 'package/not-signed',
      params: { document: values['docId'] ?? '' },
    }));
    return { details, findings: [] };
  }
  const params = { file: file.code, documents: without.length };
  return { details: [], findings: [{ code: 'package/unsigned', severity: 'warning', place: file.code, params }] };
}

async function packOne(
  ws: Workspace,
  selected: SelectedFile | undefined,
  input: PackageFilesInput,
  crew: PackageCrew,
  replaced: string[],
): Promise<ItemResult> {
  if (!selected) return { outcome: { state: 'gone' } };
  const prepared = prepare(ws, selected, input);
  const { file, content, inputKey } = prepared;
  const details = await faultsOf(ws, prepared, input.kind);
  if (details.length > 0)
    throw new AppError('package/not-ready', { file: file.code, count: details.length }, { details });
  const known = storedRow(ws, file.id, input);
  if (known?.inputKey === inputKey && isThere(ws, known)) {
    const commit = () => keepContentKey(ws, file.id, input, prepared.contentKey);
    return { outcome: { state: 'kept' }, commit };
  }

  const uuid = nameBasedUuid(ws.id, `${input.kind}/${file.code}/${input.round}/${inputKey}`);
  const folder = join(ws.paths.outbox, input.round, input.kind);
  const target = { folder, form: 'zip', scratch: ws.paths.scratch, digests: ['sha256', 'sha512'] } as const;
  const bytes = [...prepared.pdfs.values()].reduce((sum, { size }) => sum + size, 0);
  const written = await crew.write({ ...content, uuid }, target, bytes);
  const stored = {
    path: relative(ws.paths.root, written.path).replaceAll('\\', '/'),
    size: written.size,
    objectId: written.objid,
    documents: written.documents,
    sha256: written.digests['sha256'] ?? '',
  };
  const asWritten = { sha512: written.digests['sha512'] ?? '', changedNs: changedNs(written.path) };
  return {
    outcome: { state: 'made', ...stored },
    commit: () => {
      storeRow(ws, prepared, input, uuid, { ...stored, ...asWritten });
      if (known && known.path !== stored.path) replaced.push(known.path);
    },
  };
}
