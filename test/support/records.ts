import { fileCode } from '../../shared/model/identifiers.ts';
import type { OcrPage } from '../../shared/model/ocr.ts';
import { isoVietnam } from '../../electron/engine/base/clock.ts';
import { setValue } from '../../electron/engine/efile/index.ts';
import { saveOcr } from '../../electron/engine/ocr/result-store.ts';
import type { Workspace } from '../../electron/engine/workspace/index.ts';
import { DOCUMENT_VALUES, FILE_VALUES } from './transfer/build-transfer.ts';

type Values = Readonly<Record<string, string>>;

/** A file to be put among the records; values given here stand beside, or in place of, ones that pass every check. */
export interface GivenFile {
  /** Default `01.VP`. */
  readonly notation?: string;
  /** Default `01`. */
  readonly inventory?: string;
  readonly values?: Values;
  readonly documents: readonly GivenDocument[];
}

export interface GivenDocument {
  /** Ids of its pages, in order. */
  readonly pages: readonly number[];
  readonly values?: Values;
  /** The received PDF that is the document itself. */
  readonly originalSourceId?: number;
}

/** What was put in: ids of the file and its documents. */
export interface AddedFile {
  readonly id: number;
  readonly code: string;
  readonly documents: readonly number[];
}

/** Puts a file of 2001 among the records as a description would: its values are imported ones. */
export function addFile(ws: Workspace, file: GivenFile): AddedFile {
  const insert = (sql: string, ...values: (string | number | null)[]) =>
    Number(ws.db.prepare(sql).run(...values).lastInsertRowid);
  const idOf = (sql: string, ...values: (string | number)[]) =>
    (ws.db.prepare(sql).get(...values) as { id: number }).id;
  const at = isoVietnam(ws.clock.now());
  const { agencyId } = ws.agency;
  ws.db.prepare('INSERT INTO fonds (code) VALUES (?) ON CONFLICT DO NOTHING').run(agencyId);
  const fonds = idOf('SELECT id FROM fonds WHERE code = ?', agencyId);
  setValue(ws.db, { kind: 'fonds', id: fonds }, 'fondName', 'imported', `Phông ${ws.agency.agencyName}`, at);
  const number = file.inventory ?? '01';
  ws.db.prepare('INSERT INTO inventory (fonds_id, number) VALUES (?, ?) ON CONFLICT DO NOTHING').run(fonds, number);
  const inventory = idOf('SELECT id FROM inventory WHERE fonds_id = ? AND number = ?', fonds, number);
  const notation = file.notation ?? '01.VP';
  const code = fileCode({ agencyId, year: 2001, notation });
  const id = insert(
    `INSERT INTO file (inventory_id, code, year, notation, ordinal)
     VALUES (?, ?, 2001, ?, (SELECT count(*) + 1 FROM file WHERE inventory_id = ?))`,
    inventory,
    code,
    notation,
    inventory,
  );
  const numberOfPaper = String(file.documents.reduce((sum, { pages }) => sum + pages.length, 0));
  for (const [key, value] of Object.entries({ ...FILE_VALUES, numberOfPaper, ...file.values }))
    if (value !== '') setValue(ws.db, { kind: 'file', id }, key, 'imported', value, at);
  const documents = file.documents.map(({ pages, values, originalSourceId }, index) => {
    const document = insert(
      'INSERT INTO document (file_id, ordinal, original_source_id) VALUES (?, ?, ?)',
      id,
      index + 1,
      originalSourceId ?? null,
    );
    for (const [key, value] of Object.entries({ ...DOCUMENT_VALUES, codeNumber: String(index + 1), ...values }))
      if (value !== '') setValue(ws.db, { kind: 'document', id: document }, key, 'imported', value, at);
    pages.forEach((page, place) => insert('INSERT INTO document_page VALUES (?, ?, ?)', document, place + 1, page));
    return document;
  });
  return { id, code, documents };
}

/** Ids of the pages of a received file, in order. */
export function pagesOf(ws: Workspace, name: string): number[] {
  return ws.db
    .prepare<[string], { id: number }>(
      'SELECT page.id FROM page JOIN source ON source.id = source_id WHERE source.name = ? ORDER BY frame',
    )
    .all(name)
    .map(({ id }) => id);
}

/** A page's facts as far as text is placed by them. */
interface Grid {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A page with these lines as recognition would give it, set out evenly over its grid (px at dpi). */
export function textPage(lines: readonly string[], grid: Grid = { width: 1654, height: 2339, dpi: 200 }): OcrPage {
  const { width, height } = grid;
  const row = Math.round(height / (lines.length + 2));
  const tall = Math.max(8, Math.round(grid.dpi / 6));
  return {
    ...grid,
    lines: lines.map((line, index) => {
      const top = row * (index + 1);
      const left = Math.round(width * 0.1);
      const wide = Math.round((width * 0.8) / Array.from(line).length);
      let at = left;
      const words = line.split(' ').map((text) => {
        const from = at;
        const to = from + wide * Array.from(text).length;
        at = to + wide;
        return { text, box: [from, top, to, top + tall] as [number, number, number, number], confidence: 92 };
      });
      const box: [number, number, number, number] = [left, top, at - wide, top + tall];
      return { block: 0, paragraph: 0, box, baseline: top + Math.round(tall * 0.8), height: tall, words };
    }),
  };
}

/** Stores such a page as what was recognised, without the seconds recognition takes. */
export function addText(ws: Workspace, pageId: number, lines: readonly string[], grid?: Grid): void {
  saveOcr(ws, pageId, 'test', { state: 'done', page: textPage(lines, grid) });
}
