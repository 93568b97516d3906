import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { PRODUCT } from '../base/product.ts';
import type { FileRecord } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { DocumentSpec, EventSpec, PackageSpec } from './spec.ts';

/** The PDF that stands for a document. */
export interface PdfRow {
  readonly path: string;
  readonly sha256: string;
  readonly stage: 'archival' | 'signed';
  readonly pages: number;
  /** Bytes. */
  readonly size: number;
  readonly madeAt: string;
}

/** What a round adds to the records of a file. `ordinal`: of the package in the round. */
export interface RoundFacts {
  readonly kind: PackageKind;
  readonly ordinal: number;
  readonly agreement?: string;
}

/**
 * The PDF of each document of a file that has one, by document id: the signed one where there is one. One whose file is not
 * there, as in a workspace restored from a backup, has to be made again and is none.
 */
export function pdfsOf(ws: Workspace, file: FileRecord): Map<number, PdfRow> {
  const statement = ws.db.prepare<[number], PdfRow>(
    `SELECT path, sha256, size, stage, pages, made_at AS madeAt FROM document_pdf WHERE document_id = ?
     ORDER BY CASE stage WHEN 'signed' THEN 0 ELSE 1 END`,
  );
  const pdfs = new Map<number, PdfRow>();
  for (const document of file.documents) {
    const row = statement.all(document.id).find(({ path }) => existsSync(join(ws.paths.root, path)));
    if (row) pdfs.set(document.id, row);
  }
  return pdfs;
}

/**
 * All that a file's package is made from, but for its identifier: the same records and PDFs give the same content at any
 * time. Documents without a PDF are left out; who packs them has to see to it that there are none.
 */
export function packageContent(
  ws: Workspace,
  file: FileRecord,
  pdfs: ReadonlyMap<number, PdfRow>,
  round: RoundFacts,
): Omit<PackageSpec, 'uuid'> {
  const documents = file.documents.flatMap((document) => {
    const pdf = pdfs.get(document.id);
    return pdf ? [documentSpec(ws, document, pdf)] : [];
  });
  return {
    kind: round.kind,
    agency: { name: ws.agency.agencyName, code: ws.agency.agencyId },
    archiveCode: ws.agency.archiveCode,
    fondsCode: file.fondsCode,
    fondsTitle: file.fondsValues['fondName'] ?? file.fondsCode,
    software: PRODUCT,
    submissionAgreement: round.agreement ?? null,
    roundOrdinal: round.ordinal,
    file: { fields: file.values },
    documents,
    events: eventsOf(ws, file, [...pdfs.values()]),
    // The time of the newest PDF, not of this run.
    createdAt: newest([...pdfs.values()]) ?? '',
  };
}

function documentSpec(ws: Workspace, document: FileRecord['documents'][number], pdf: PdfRow): DocumentSpec {
  const master = ws.db.prepare<[number], { sha256: string }>(
    'SELECT sha256 FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
  );
  const originals = document.pageIds.map((pageId) => master.get(pageId)?.sha256 ?? '');
  const kept =
    document.originalSourceId === null
      ? undefined
      : ws.db
          .prepare<[number], { puid: string | null }>('SELECT puid FROM source WHERE id = ?')
          .get(document.originalSourceId);
  return {
    path: join(ws.paths.root, pdf.path),
    name: `${document.values['docId'] ?? String(document.id)}.pdf`,
    mime: 'application/pdf',
    sha256: pdf.sha256,
    puid: kept ? kept.puid : 'fmt/478',
    format: kept ? { name: 'PDF' } : { name: 'PDF/A', version: '2u' },
    createdAt: pdf.madeAt,
    fields: document.values,
    originals: [...new Set(originals)],
  };
}

/** What was done to the pages and PDFs of a file, by the rows it left; the packing itself is told by who packs. */
function eventsOf(ws: Workspace, file: FileRecord, pdfs: readonly PdfRow[]): EventSpec[] {
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
  const signed = newest(pdfs.filter(({ stage }) => stage === 'signed'));
  const converted = newest(pdfs.filter(({ stage }) => stage === 'archival')) ?? pdfs[0]?.madeAt;
  const events: EventSpec[] = [];
  if (received) events.push({ kind: 'digitisation', at: received, agent: agency, outcome: 'success' });
  if (recognised) events.push({ kind: 'recognition', at: recognised, agent: program, outcome: 'success' });
  if (converted) events.push({ kind: 'conversion', at: converted, agent: program, outcome: 'success' });
  if (signed)
    events.push({ kind: 'signing', at: signed, agent: { ...agency, role: 'implementer' }, outcome: 'success' });
  return events;
}

function newest(pdfs: readonly PdfRow[]): string | undefined {
  return pdfs
    .map((pdf) => pdf.madeAt)
    .sort()
    .at(-1);
}
