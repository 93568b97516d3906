import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { readFileRecord, setValue } from '../../../electron/engine/efile/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { pdfImageFrom, writePdfA, type PdfPage } from '../../../electron/engine/pdf/index.ts';
import { documentInputs } from '../../../electron/engine/searchable-pdf/document-inputs.ts';
import { signDocuments } from '../../../electron/engine/signing/index.ts';
import { makeTransfer } from '../../../electron/engine/transfer/index.ts';
import { createWorkspace, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../pages.ts';
import { NOW } from '../pki/pki.ts';
import { AGENCY_NAME, makePeople, type People } from './people.ts';

/** A finished transfer and those who can judge it. Cases copy it; nobody changes the original. */
export interface BuiltTransfer {
  readonly kind: PackageKind;
  /** The bag. */
  readonly path: string;
  readonly people: People;
  readonly trust: { readonly anchors: readonly string[]; readonly crls: readonly string[] };
  /** A copy to be changed, beside the original; removed with it. */
  copy(): Promise<string>;
  remove(): void;
}

export interface TransferOptions {
  /** Pages of each document of each file. */
  readonly files?: readonly (readonly number[])[];
  /** Leaves out the signing of the PDFs. */
  readonly unsigned?: boolean;
}

/** Two files, one of three documents and one of one; no two documents have the same number of pages. */
const FILES = [[1, 2, 4], [3]];

/**
 * Makes a signed transfer by the engine's own functions, from records put into a real workspace: the pages are one tiny
 * picture without words, so that it takes a second or two.
 */
export async function buildTransfer(kind: PackageKind, options: TransferOptions = {}): Promise<BuiltTransfer> {
  const folder = mkdtempSync(join(tmpdir(), 'tram-transfer-'));
  const people = makePeople();
  const clock = { now: () => NOW };
  const agency = {
    agencyName: AGENCY_NAME,
    agencyId: 'H99.12.3',
    archiveCode: '001.99',
    archiveName: 'Trung tâm Lưu trữ',
  };
  const ws = await createWorkspace(join(folder, 'ws'), agency, { clock, actor: 'test' });
  const path = join(folder, 'giao-nop');
  try {
    await addRecords(ws, options.files ?? FILES);
    if (!options.unsigned) await signDocuments(ws, people.agency.signer(), silentTask());
    const round = { kind, round: '2026-01', agreement: 'NL.DHN.2026.01' };
    const { job } = await packageFiles(ws, round, silentTask());
    if (job.failed.length > 0) throw new Error(JSON.stringify(job.failed));
    await makeTransfer(ws, { ...round, out: path }, people.agency.signer(), silentTask());
  } finally {
    ws.close();
  }
  rmSync(join(folder, 'ws'), { recursive: true });
  const given = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  let copies = 0;
  return {
    kind,
    path,
    people,
    trust: {
      anchors: [given('root.pem', people.root.pem)],
      crls: people.crls.map((crl, index) => given(`${index}.crl`, crl)),
    },
    copy: async () => {
      const target = join(folder, `copy-${++copies}`, 'giao-nop');
      await cp(path, target, { recursive: true });
      return target;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function addRecords(ws: Workspace, files: readonly (readonly number[])[]): Promise<void> {
  const at = NOW.toISOString();
  const names = files.flatMap((documents, file) =>
    documents.map((pages, index) => [`${file}-${index}.jpg`, pages] as const),
  );
  receive(ws, 'hop-1', Object.fromEntries(names));
  ws.db.prepare('UPDATE source SET received_at = ?').run(at);
  const insert = (sql: string, ...values: (string | number)[]) =>
    Number(ws.db.prepare(sql).run(...values).lastInsertRowid);
  const fonds = insert('INSERT INTO fonds (code) VALUES (?)', 'H99.12.3');
  setValue(ws.db, { kind: 'fonds', id: fonds }, 'fondName', 'imported', 'Phông Ủy ban nhân dân huyện Đông Hà Nam', at);
  const inventory = insert('INSERT INTO inventory (fonds_id, number) VALUES (?, ?)', fonds, '01');
  for (const [index, documents] of files.entries()) {
    const code = `H99.12.3.2001.${String(index + 1).padStart(2, '0')}`;
    const file = insert(
      'INSERT INTO file (inventory_id, code, year, notation, ordinal) VALUES (?, ?, 2001, ?, ?)',
      inventory,
      code,
      `${index + 1}.UB`,
      index + 1,
    );
    for (const [key, value] of Object.entries(FILE_VALUES))
      setValue(ws.db, { kind: 'file', id: file }, key, 'imported', value, at);
    for (const [ordinal, pages] of documents.entries()) {
      const document = insert('INSERT INTO document (file_id, ordinal) VALUES (?, ?)', file, ordinal + 1);
      const values = { ...DOCUMENT_VALUES, codeNumber: String(10 * index + ordinal + 1) };
      for (const [key, value] of Object.entries(values))
        setValue(ws.db, { kind: 'document', id: document }, key, 'imported', value, at);
      const rows = ws.db
        .prepare<[string], { id: number }>(
          'SELECT page.id FROM page JOIN source ON source.id = source_id WHERE name = ? ORDER BY frame',
        )
        .all(`${index}-${ordinal}.jpg`);
      rows.forEach(({ id }, place) => insert('INSERT INTO document_page VALUES (?, ?, ?)', document, place + 1, id));
      const path = `derived/documents/${document}/archival.pdf`;
      await mkdir(join(ws.paths.root, 'derived', 'documents', String(document)), { recursive: true });
      const written = await writePdfA(
        join(ws.paths.root, path),
        { title: `${code}.${ordinal + 1}`, created: NOW },
        await tinyPages(pages),
        silentTask(),
      );
      insert(
        `INSERT INTO document_pdf (document_id, stage, path, sha256, size, pages, input_key, made_at) VALUES (?, 'archival', ?, ?, ?, ?, 'k', ?)`,
        document,
        path,
        written.sha256,
        written.bytes,
        pages,
        '2026-06-12T11:45:37+07:00',
      );
    }
    for (const document of readFileRecord(ws, file).documents)
      ws.db
        .prepare('UPDATE document_pdf SET input_key = ? WHERE document_id = ?')
        .run(documentInputs(ws, document).key, document.id);
  }
}

async function tinyPages(count: number): Promise<PdfPage[]> {
  const bytes = await sharp({ create: { width: 20, height: 28, channels: 3, background: '#eeeeee' } })
    .jpeg()
    .toBuffer();
  const image = await pdfImageFrom({ kind: 'bytes', bytes });
  const facts = { width: 20, height: 28, dpiX: 2.4, dpiY: 2.4 };
  return Array.from({ length: count }, () => ({ image, recipe: { turn: 0, skew: 0 } as const, facts, text: null }));
}

/** Values of a file, and of a document, that pass every check but for the counts. */
export const FILE_VALUES = {
  title: 'Hồ sơ về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai năm 2001',
  maintenance: '01',
  mode: '01',
  language: '01',
  startDate: '05/01/2001',
  endDate: '28/12/2001',
  numberOfPaper: '7',
  confidenceLevel: '02',
  paperFileCode: '001.99.K1.G2.H3.160',
  riskRecovery: '0',
};

export const DOCUMENT_VALUES = {
  typeName: '02',
  codeNotation: 'QĐ-UBND',
  issuedDate: '05/01/2001',
  organName: AGENCY_NAME,
  subject: 'Về việc kiện toàn Ban Chỉ đạo & phân công nhiệm vụ',
  language: '01',
  mode: '01',
  maintenance: '01',
  confidenceLevel: '02',
  riskRecovery: '0',
};
