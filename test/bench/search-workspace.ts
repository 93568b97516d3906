import { isoVietnam } from '../../electron/engine/base/clock.ts';
import { setValue } from '../../electron/engine/efile/index.ts';
import { packOcr } from '../../electron/engine/ocr/index.ts';
import { indexDocument, indexPage } from '../../electron/engine/search/index.ts';
import { createWorkspace, type Workspace } from '../../electron/engine/workspace/index.ts';
import { ocrText } from '../../shared/model/ocr.ts';
import { seeded } from '../../scripts/samples/random.ts';
import { sentence } from '../support/bench-pages/prose.ts';
import { NOW } from '../support/pki/pki.ts';
import { AGENCY_NAME } from '../support/transfer/people.ts';
import { asOcr, pageWords } from './search-pages.ts';

const PAGES_PER_DOCUMENT = 5;
const DOCUMENTS_PER_FILE = 50;
/** Pages of one transaction. */
const AT_ONCE = 2000;

/** A workspace of `count` recognised and indexed pages, five to a document, fifty documents to a file. */
export async function searchWorkspace(
  folder: string,
  count: number,
  onText: (text: string) => void,
): Promise<Workspace> {
  const agency = { agencyName: AGENCY_NAME, agencyId: 'H99.12.3', archiveCode: '001.99', archiveName: 'Trung tâm' };
  const ws = await createWorkspace(folder, agency, { clock: { now: () => NOW }, actor: 'bench' });
  const { db } = ws;
  const at = isoVietnam(NOW);
  const sha256 = '0'.repeat(64);
  db.prepare(`INSERT INTO batch (id, name, created_at) VALUES (1, 'hop-1', ?)`).run(at);
  db.prepare('INSERT INTO master VALUES (?, 1, ?)').run(sha256, at);
  db.prepare(`INSERT INTO fonds (id, code) VALUES (1, 'H99.12.3')`).run();
  db.prepare(`INSERT INTO inventory (id, fonds_id, number) VALUES (1, 1, '01')`).run();
  const file = db.prepare(
    'INSERT INTO file (id, inventory_id, code, year, notation, ordinal) VALUES (?, 1, ?, 2001, ?, ?)',
  );
  const document = db.prepare('INSERT INTO document (id, file_id, ordinal) VALUES (?, ?, ?)');
  const source = db.prepare(
    `INSERT INTO source (id, batch_id, name, sha256, size, kind, outcome, received_at) VALUES (?, 1, ?, ?, 1, 'image', 'taken', ?)`,
  );
  const page = db.prepare(
    `INSERT INTO page (id, source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
     VALUES (?, ?, 0, 'image', 1654, 2339, 200, 200, 'file', 8, 'rgb', 'jpeg')`,
  );
  const words = db.prepare(`INSERT INTO ocr_result VALUES (?, 'done', 'k', ?, ?, 90, NULL, ?)`);
  const placed = db.prepare('INSERT INTO document_page VALUES (?, ?, ?)');
  const addDocument = (id: number): void => {
    const fileId = Math.ceil(id / DOCUMENTS_PER_FILE);
    const ordinal = ((id - 1) % DOCUMENTS_PER_FILE) + 1;
    if (ordinal === 1) file.run(fileId, `H99.12.3.2001.${String(fileId).padStart(4, '0')}`, `${fileId}.UB`, fileId);
    document.run(id, fileId, ordinal);
    const subject = sentence(seeded(9_000_000 + id)).slice(0, 300);
    const values = { subject, organName: AGENCY_NAME, codeNumber: String(ordinal), codeNotation: 'QĐ-UBND' };
    for (const [key, value] of Object.entries(values))
      setValue(db, { kind: 'document', id }, key, 'imported', value, at);
    indexDocument(db, id, Object.values(values));
  };
  const addPage = (id: number): void => {
    const ocr = asOcr(pageWords(id));
    const text = ocrText(ocr);
    source.run(id, `${id}.jpg`, sha256, at);
    page.run(id, id);
    words.run(id, packOcr(ocr), ocr.lines.length, at);
    indexPage(db, id, text);
    const ordinal = ((id - 1) % PAGES_PER_DOCUMENT) + 1;
    if (ordinal === 1) addDocument(Math.ceil(id / PAGES_PER_DOCUMENT));
    placed.run(Math.ceil(id / PAGES_PER_DOCUMENT), ordinal, id);
    onText(text);
  };
  for (let first = 1; first <= count; first += AT_ONCE) {
    db.transaction(() => {
      for (let id = first; id < first + AT_ONCE && id <= count; id += 1) addPage(id);
    })();
    if (first % 20_000 === 1) process.stderr.write(`  ${first - 1} pages\n`);
  }
  return ws;
}
