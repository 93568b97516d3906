import type { Finding } from '../../../shared/contract/finding.ts';
import type { PreflightFile, PreflightReport } from '../../../shared/contract/reports/preflight.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { freeBytes } from '../base/disk-space.ts';
import { checkForPackage, readFileRecord, selectFiles, type FileRecord } from '../efile/index.ts';
import { handedOver } from '../handed-over/index.ts';
import { keptPdfFaults } from '../kept-pdfs/index.ts';
import { ROUND } from '../package/index.ts';
import { awaitingRescan } from '../pages/index.ts';
import { unconfirmedFindings } from '../rules/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { lookAtMedium } from './medium.ts';

export interface PreflightInput {
  readonly kind: PackageKind;
  readonly round: string;
  /** Codes of the files to hand over. */
  readonly files: readonly string[];
  /** The folder the transfer will be written to; must not exist yet. */
  readonly out?: string;
}

/** A scan becomes a PDF of about its own size; lists, schemas and descriptions come on top. */
const GROWTH = 1.05;
/** Kept free beyond the forecast, bytes. */
const MARGIN = 64 * 1024 * 1024;
/** Files a finding of the whole names; each file of the report has its own. */
const NAMED = 5;

/** Looks at everything that could stop the handover of these files: their records, their PDFs, names, room, the medium. */
export async function preflight(ws: Workspace, input: PreflightInput): Promise<PreflightReport> {
  const selected = input.files.length === 0 ? [] : selectFiles(ws.db, input.files);
  const files: PreflightFile[] = [];
  for (const { id } of selected) files.push(await lookAtFile(ws, readFileRecord(ws, id), input.kind));
  const sizes = selected.map(({ id }) => forecast(ws, id));
  const packed = sizes.reduce((sum, size) => sum + size, 0);
  const findings: Finding[] = [];
  const say = (code: string, severity: Finding['severity'], place: string, params: Finding['params'] = {}): void => {
    findings.push({ code, severity, place, params });
  };
  if (files.length === 0) say('handover/no-files', 'error', 'files');
  const temporary = files.filter(({ faults }) => faults.some(({ code }) => code === 'rules/not-permanent'));
  if (temporary.length > 0) say('handover/not-permanent', 'error', 'files', named(temporary.map(({ code }) => code)));
  const left = new Map(handedOver(ws).files.map((file) => [file.code, file.left]));
  const again = files.map(({ code }) => code).filter((code) => left.get(code));
  const changed = again.filter((code) => left.get(code)?.changed);
  const same = again.filter((code) => !left.get(code)?.changed);
  if (same.length > 0) say('handover/handed-over-before', 'warning', 'files', named(same));
  if (changed.length > 0) say('handover/changed-since', 'warning', 'files', named(changed));
  if (!ROUND.test(input.round)) say('handover/round-name', 'error', 'round', { round: input.round });
  if (ws.db.prepare('SELECT 1 FROM transfer WHERE round = ?').get(input.round) !== undefined)
    say('handover/round-made-before', 'info', 'round', { round: input.round });

  // PDFs not made yet, then the packages in the outbox; the transfer shares them when it lies on the same disk.
  const here = packed * 2 + MARGIN;
  const freeHere = await freeBytes(ws.paths.root);
  if (freeHere < here) say('handover/no-room-here', 'error', ws.paths.root, { needed: here, free: freeHere });
  const there = packed + MARGIN;
  const medium =
    input.out === undefined
      ? null
      : await lookAtMedium(ws, input.out, { needed: there, largest: Math.max(0, ...sizes) }, say);
  return {
    files,
    findings,
    ready: findings.every((finding) => finding.severity !== 'error') && files.every((file) => file.faults.length === 0),
    needed: there,
    freeHere,
    freeThere: medium?.free ?? null,
    fileSystem: medium?.fileSystem ?? null,
    disk: medium?.disk ?? null,
  };
}

function named(codes: readonly string[]): Finding['params'] {
  const more = codes.length > NAMED ? ', …' : '';
  return { count: codes.length, files: codes.slice(0, NAMED).join(', ') + more };
}

interface PdfFacts {
  readonly made: number;
  readonly signed: number;
  readonly bytes: number;
}

async function lookAtFile(ws: Workspace, file: FileRecord, kind: PackageKind): Promise<PreflightFile> {
  const pdfs = ws.db
    .prepare<[number], PdfFacts>(
      `SELECT count(DISTINCT document_id) AS made, count(*) FILTER (WHERE stage = 'signed') AS signed,
         coalesce(sum(document_pdf.size), 0) AS bytes
       FROM document_pdf JOIN document ON document.id = document_id WHERE file_id = ?`,
    )
    .get(file.id)!;
  const findings = [
    ...checkForPackage(file, kind),
    ...awaitingRescan(ws, file),
    ...(await keptPdfFaults(ws, file)),
    ...unconfirmedFindings(ws, file),
  ];
  return {
    code: file.code,
    title: file.values['title'] ?? '',
    documents: file.documents.length,
    pages: file.documents.reduce((sum, document) => sum + document.pageIds.length, 0),
    ...pdfs,
    faults: findings.filter((finding) => finding.severity === 'error'),
    doubts: findings.filter((finding) => finding.severity !== 'error'),
  };
}

/** Bytes a file's package will have: its newest PDFs, or what its pages were received as. */
function forecast(ws: Workspace, fileId: number): number {
  const made = ws.db
    .prepare<[number], { bytes: number }>(
      `SELECT coalesce(sum(largest), 0) AS bytes FROM (
         SELECT max(size) AS largest FROM document_pdf JOIN document ON document.id = document_id
         WHERE file_id = ? GROUP BY document_id)`,
    )
    .get(fileId)!.bytes;
  const received = ws.db
    .prepare<[number], { bytes: number }>(
      `SELECT coalesce(sum(size), 0) AS bytes FROM (
         SELECT DISTINCT source.id, source.size AS size FROM document
         JOIN document_page ON document_page.document_id = document.id JOIN page ON page.id = page_id
         JOIN source ON source.id = source_id WHERE document.file_id = ?)`,
    )
    .get(fileId)!.bytes;
  return Math.ceil(Math.max(made, received) * GROWTH);
}
