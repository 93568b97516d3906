import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { isoVietnam } from '../../electron/engine/base/clock.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import { packOcr } from '../../electron/engine/ocr/index.ts';
import { indexPage } from '../../electron/engine/search/index.ts';
import { createWorkspace, type Workspace } from '../../electron/engine/workspace/index.ts';
import { ocrText } from '../../shared/model/ocr.ts';
import { NOW } from '../support/pki/pki.ts';
import { asOcr, pageWords } from './search-pages.ts';

/** Scans that differ; the other pages are rows of their own over the same master files. */
const SCANS = 24;
/** A4 at this resolution: what a thumbnail is made of costs little, as much as there is of it in the bench. */
const DPI = 100;

/**
 * A workspace of `count` pages in one batch, each taken in, recognised and indexed; none looked at by a person. The
 * masters are few, the rows as many as the pages: the window has as much to list, to draw and to search as with as many
 * scans, without the hours of scanning them.
 */
export async function windowWorkspace(folder: string, count: number): Promise<void> {
  const agency = {
    agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
    agencyId: 'H99.12',
    archiveCode: '099',
    archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
  };
  const ws = await createWorkspace(join(folder, 'workspace'), agency, { clock: { now: () => NOW }, actor: 'bench' });
  try {
    if (count > 0) await fill(ws, join(folder, 'scans'), count);
  } finally {
    ws.close();
  }
}

async function fill(ws: Workspace, scans: string, count: number): Promise<void> {
  const real = Math.min(SCANS, count);
  mkdirSync(scans, { recursive: true });
  for (let n = 1; n <= real; n++) writeFileSync(join(scans, `quet-${String(n).padStart(5, '0')}.jpg`), await scan(n));
  const task = { signal: new AbortController().signal, report: () => undefined };
  await importSources(ws, { paths: [scans], batch: 'Hộp 01' }, task);
  const { db } = ws;
  const at = isoVietnam(NOW);
  const source = db.prepare(
    `INSERT INTO source (id, batch_id, name, sha256, size, puid, kind, outcome, received_at)
     SELECT ?, batch_id, ?, sha256, size, puid, kind, outcome, received_at FROM source WHERE id = ?`,
  );
  const page = db.prepare(
    `INSERT INTO page (id, source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
     SELECT ?, ?, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec FROM page WHERE id = ?`,
  );
  const words = db.prepare(
    `INSERT INTO ocr_result (page_id, state, settings_key, words, word_count, confidence, made_at)
     VALUES (?, 'done', 'k', ?, ?, 90, ?)`,
  );
  db.transaction(() => {
    for (let id = 1; id <= count; id++) {
      const like = ((id - 1) % real) + 1;
      if (id > real) {
        source.run(id, `quet-${String(id).padStart(5, '0')}.jpg`, like);
        page.run(id, id, like);
      }
      const ocr = asOcr(pageWords(id));
      words.run(id, packOcr(ocr), ocr.lines.length, at);
      indexPage(db, id, ocrText(ocr));
    }
  })();
}

/** A sheet with lines of print, grey as a scanner gives it; each another picture. */
function scan(seed: number): Promise<Buffer> {
  const [width, height] = [Math.round(8.27 * DPI), Math.round(11.69 * DPI)];
  const lines = Array.from({ length: 36 }, (_, line) => {
    const length = width * (0.45 + 0.35 * Math.abs(Math.sin(seed * 7 + line * 3)));
    return `<path d="M${width * 0.12} ${110 + line * 27}h${length}" stroke="#333" stroke-width="7" stroke-dasharray="${9 + ((seed + line) % 5) * 4} 6"/>`;
  });
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#efece4"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(sheet), { density: 72 }).withDensity(DPI).jpeg({ quality: 80 }).toBuffer();
}
