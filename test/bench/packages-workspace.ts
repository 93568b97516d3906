import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { isoVietnam } from '../../electron/engine/base/clock.ts';
import { silentTask } from '../../electron/engine/base/task.ts';
import { setValue } from '../../electron/engine/efile/index.ts';
import { pdfImageFrom, writePdfA } from '../../electron/engine/pdf/index.ts';
import { signPdf } from '../../electron/engine/signing/index.ts';
import { createWorkspace, type Workspace } from '../../electron/engine/workspace/index.ts';
import { benchPages } from '../support/bench-pages/make.ts';
import { receive } from '../support/pages.ts';
import { crlOf, issue, newKey, NOW, type Identity } from '../support/pki/pki.ts';
import { AGENCY_NAME } from '../support/transfer/people.ts';
import { DOCUMENT_VALUES, FILE_VALUES } from '../support/transfer/build-transfer.ts';

/** Documents of one file (hồ sơ): a thick one, as they come in boxes. */
export const DOCUMENTS_PER_FILE = 100;
/** Signed PDFs that differ from each other; the documents are copies of them. */
const DIFFERENT = 120;
const A4_INCHES = 8.27;

/** How the documents' one page was scanned, in colour. */
export interface Scan {
  readonly dpi: number;
  /** JPEG quality of the first of the different documents; the others' differ a little. */
  readonly quality: number;
}

/** The least TT 05/2025/TT-BNV Điều 8 asks for, and what scanners are set to for papers to be kept. */
export const LEAST_SCAN: Scan = { dpi: 200, quality: 34 };
export const USUAL_SCAN: Scan = { dpi: 300, quality: 75 };

/** What a run has to know of a workspace made for it; lies beside it as JSON. */
export interface PackagesFacts {
  readonly workspace: string;
  /** Where the PDFs lie, a folder for each document. */
  readonly documents: string;
  readonly count: number;
  readonly bytes: number;
  /** Files: trust, and the agency's key with its chain, in PEM. */
  readonly anchors: readonly string[];
  readonly crls: readonly string[];
  readonly key: string;
  readonly chain: readonly string[];
}

/**
 * A workspace with `count` described documents, each with its signed PDF (one page, an RSA-2048
 * signature under an authority and a root, as the agencies have them), ready to be packaged.
 */
export async function packagesWorkspace(folder: string, count: number, scan: Scan): Promise<PackagesFacts> {
  const root = issue(null, { name: 'Gốc đo tốc độ', ca: true, key: newKey.rsa() });
  const authority = issue(root, { name: 'Cơ quan chứng thực đo tốc độ', ca: true, pathLength: 0, key: newKey.rsa() });
  const agency = issue(authority, { name: AGENCY_NAME, key: newKey.rsa() });
  await mkdir(folder, { recursive: true });
  const settings = {
    agencyName: AGENCY_NAME,
    agencyId: 'H99.12.3',
    archiveCode: '001.99',
    archiveName: 'Trung tâm Lưu trữ',
  };
  const ws = await createWorkspace(join(folder, 'ws'), settings, { clock: { now: () => NOW }, actor: 'bench' });
  const signed = await signedPdfs(join(folder, 'signed'), agency, scan);
  const documents = join(ws.paths.root, 'derived', 'documents');
  let bytes = 0;
  for (let id = 1; id <= count; id += 1) {
    const pdf = signed[id % signed.length]!;
    await mkdir(join(documents, String(id)), { recursive: true });
    await copyFile(pdf.path, join(documents, String(id), 'signed.pdf'));
    bytes += pdf.size;
  }
  ws.db.transaction(() => addRecords(ws, count, signed))();
  ws.close();
  const given = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const facts: PackagesFacts = {
    workspace: join(folder, 'ws'),
    documents,
    count,
    bytes,
    anchors: [await given('root.pem', root.pem)],
    crls: [await given('root.crl', crlOf(root)), await given('authority.crl', crlOf(authority))],
    key: await given('agency.key', agency.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    chain: [await given('agency.pem', agency.pem), await given('authority.pem', authority.pem)],
  };
  await given('facts.json', JSON.stringify(facts));
  return facts;
}

interface SignedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

async function signedPdfs(folder: string, agency: Identity, { dpi, quality }: Scan): Promise<SignedFile[]> {
  await mkdir(folder, { recursive: true });
  const pages = await benchPages();
  const made: SignedFile[] = [];
  for (let i = 0; i < DIFFERENT; i += 1) {
    const scan = await readFile(pages[i % pages.length]!.file);
    const width = Math.round(dpi * A4_INCHES);
    const jpeg = { quality: quality + Math.floor(i / pages.length) };
    const bytes = await sharp(scan).resize(width).withDensity(dpi).jpeg(jpeg).toBuffer();
    const image = await pdfImageFrom({ kind: 'bytes', bytes });
    const { height } = await sharp(bytes).metadata();
    const facts = { width, height, dpiX: dpi, dpiY: dpi };
    const plain = join(folder, `${i}-plain.pdf`);
    const page = { image, recipe: { turn: 0, skew: 0 } as const, facts, text: null };
    await writePdfA(plain, { title: `Tài liệu ${i}`, created: NOW }, [page], silentTask());
    const path = join(folder, `${i}.pdf`);
    const { sha256, size } = await signPdf(plain, path, agency.signer(), { agencyName: AGENCY_NAME, signingTime: NOW });
    made.push({ path, sha256, size });
  }
  return made;
}

/** The rows intake, description and signing would have left. */
function addRecords(ws: Workspace, count: number, signed: readonly SignedFile[]): void {
  const at = isoVietnam(NOW);
  const insert = (sql: string, ...values: (string | number)[]): number =>
    Number(ws.db.prepare(sql).run(...values).lastInsertRowid);
  const sources: Record<string, number> = {};
  for (let id = 1; id <= count; id += 1) sources[`${id}.jpg`] = 1;
  receive(ws, 'hop-1', sources);
  ws.db.prepare('UPDATE source SET received_at = ?').run(at);
  const fonds = insert('INSERT INTO fonds (code) VALUES (?)', 'H99.12.3');
  setValue(ws.db, { kind: 'fonds', id: fonds }, 'fondName', 'imported', 'Phông Ủy ban nhân dân huyện', at);
  const inventory = insert('INSERT INTO inventory (fonds_id, number) VALUES (?, ?)', fonds, '01');
  let file = 0;
  for (let id = 1; id <= count; id += 1) {
    const ordinal = ((id - 1) % DOCUMENTS_PER_FILE) + 1;
    if (ordinal === 1) {
      const number = (id - 1) / DOCUMENTS_PER_FILE + 1;
      const code = `H99.12.3.2001.${String(number).padStart(3, '0')}`;
      const sql = 'INSERT INTO file (inventory_id, code, year, notation, ordinal) VALUES (?, ?, 2001, ?, ?)';
      file = insert(sql, inventory, code, `${number}.UB`, number);
      for (const [key, value] of Object.entries(FILE_VALUES))
        setValue(ws.db, { kind: 'file', id: file }, key, 'imported', value, at);
    }
    const document = insert('INSERT INTO document (file_id, ordinal) VALUES (?, ?)', file, ordinal);
    for (const [key, value] of Object.entries({ ...DOCUMENT_VALUES, codeNumber: String(ordinal) }))
      setValue(ws.db, { kind: 'document', id: document }, key, 'imported', value, at);
    insert('INSERT INTO document_page VALUES (?, 1, ?)', document, id);
    const { sha256, size } = signed[id % signed.length]!;
    insert(
      `INSERT INTO document_pdf (document_id, stage, path, sha256, size, pages, input_key, made_at)
       VALUES (?, 'signed', ?, ?, ?, 1, 'k', ?)`,
      document,
      `derived/documents/${document}/signed.pdf`,
      sha256,
      size,
      at,
    );
  }
}
