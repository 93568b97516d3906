import type { PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import { readDate } from '../../../shared/model/fields/index.ts';
import { isoVietnam } from '../base/clock.ts';
import type { FileRecord } from '../efile/index.ts';
import { valuesOf } from '../efile/index.ts';
import { compareWithGiven, doubtsOf, loadFields } from '../extract/index.ts';
import { changedSince } from '../handed-over/index.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { isOutdated } from './outdated.ts';
import { placed, say } from './say.ts';

/**
 * What the pages say otherwise than the description, what is written by hand and not typed yet, what was read with little
 * confidence and not confirmed, what is doubtful.
 */
export function readingFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  return file.documents.flatMap(({ id, ordinal }) => {
    const fields = loadFields(ws.db, id);
    if (fields.length === 0) return [];
    const owner = { kind: 'document', id } as const;
    const given = { ...valuesOf(ws.db, owner, 'imported'), ...valuesOf(ws.db, owner, 'typed') };
    const name = `${file.code}/${ordinal}`;
    const found = [...compareWithGiven(fields, given, name), ...doubtsOf(fields, given, name)];
    return found.map((finding) => placed(file, finding));
  });
}

/**
 * How many values of the file were read with little confidence and are going to be handed over though nobody confirmed them.
 */
export function unconfirmedFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const unconfirmed = readingFindings(ws, file).filter(({ code }) => code === 'extract/unconfirmed');
  if (unconfirmed.length === 0) return [];
  const documents = new Set(unconfirmed.map(({ at }) => at.document)).size;
  return [say('rules/values-unconfirmed', { file: file.code }, { values: unconfirmed.length, documents })];
}

interface PdfRow {
  readonly document: number;
  readonly stage: 'archival' | 'signed';
  readonly pages: number;
}

/**
 * Documents whose PDF is not there, is older than what it is made from, or has not its pages; documents without a signature.
 */
export function pdfFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const rows = prepared<[number], PdfRow>(
    ws.db,
    `SELECT document_id AS document, stage, document_pdf.pages AS pages FROM document_pdf
       JOIN document ON document.id = document_id WHERE file_id = ?`,
  ).all(file.id);
  const signedOriginals = new Set(
    prepared<[number], { id: number }>(
      ws.db,
      `SELECT document.id AS id FROM document JOIN source ON source.id = original_source_id
         WHERE file_id = ? AND kind = 'pdf-signed'`,
    )
      .all(file.id)
      .map(({ id }) => id),
  );
  const findings: PlacedFinding[] = [];
  let [missing, unsigned] = [0, 0];
  for (const document of file.documents) {
    const own = rows.filter((row) => row.document === document.id);
    const at = { file: file.code, document: document.id, ordinal: document.ordinal };
    if (own.length === 0) missing += 1;
    else if (isOutdated(ws, document)) findings.push(say('rules/pdf-outdated', at));
    else {
      const found = own.find((row) => row.pages !== document.pageIds.length)?.pages;
      if (found !== undefined)
        findings.push(say('rules/count-differs', at, { expected: document.pageIds.length, found }));
    }
    if (!signedOriginals.has(document.id) && !own.some((row) => row.stage === 'signed')) unsigned += 1;
  }
  if (missing > 0) findings.push(say('rules/pdf-missing', { file: file.code }, { documents: missing }));
  if (unsigned > 0) findings.push(say('rules/unsigned', { file: file.code }, { documents: unsigned }));
  return findings;
}

/** That the file is no longer what the archive was given. */
export function handoverFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const left = changedSince(ws.db, file.id);
  if (left === undefined) return [];
  const [year, month, day] = left.at.slice(0, 10).split('-');
  const params = { round: left.round, date: `${day}/${month}/${year}` };
  return [say('rules/changed-since-handover', { file: file.code }, params)];
}

/** Numbers that leave one out, and dates that are still to come. */
export function orderFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  const today = isoVietnam(ws.clock.now()).slice(0, 10);
  let expected = 1;
  for (const { id, ordinal, values } of file.documents) {
    const at = { file: file.code, document: id, ordinal };
    if (ordinal !== expected) findings.push(say('rules/ordinal-gap', at, { expected, found: ordinal }));
    expected = ordinal + 1;
    const date = readDate(values['issuedDate'] ?? '', 'year');
    const day = date
      ? [date.year, date.month ?? 1, date.day ?? 1].map((part) => String(part).padStart(2, '0')).join('-')
      : '';
    if (day > today)
      findings.push(say('rules/date-to-come', { ...at, field: 'issuedDate' }, { date: values['issuedDate'] ?? '' }));
  }
  return findings;
}

interface PaperRow {
  readonly kind: 'file' | 'document';
  readonly owner: number;
  readonly documents: number | null;
  readonly pages: number | null;
}

/** Counts of the paper inventory that are not what there is. */
export function paperFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const rows = prepared<[number, number], PaperRow>(
    ws.db,
    `SELECT owner_kind AS kind, owner_id AS owner, documents, pages FROM paper_count
       WHERE (owner_kind = 'file' AND owner_id = ?)
          OR (owner_kind = 'document' AND owner_id IN (SELECT id FROM document WHERE file_id = ?))`,
  ).all(file.id, file.id);
  const all = file.documents.reduce((sum, document) => sum + document.pageIds.length, 0);
  return rows.flatMap(({ kind, owner, documents, pages }) => {
    const document = kind === 'document' ? file.documents.find((one) => one.id === owner) : undefined;
    const at = { file: file.code, ...(document ? { document: document.id, ordinal: document.ordinal } : {}) };
    const found = document ? document.pageIds.length : all;
    const differing: PlacedFinding[] = [];
    if (pages !== null && pages !== found)
      differing.push(say('rules/paper-count-differs', at, { what: 'pages', stated: pages, found }));
    if (kind === 'file' && documents !== null && documents !== file.documents.length) {
      const params = { what: 'documents', stated: documents, found: file.documents.length };
      differing.push(say('rules/paper-count-differs', at, params));
    }
    return differing;
  });
}
