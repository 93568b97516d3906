import type { SheetKind } from '../../../shared/model/sheets.ts';
import { effectiveValues } from '../efile/index.ts';
import { pagesOf, paperOf } from '../forming/index.ts';
import { pageName } from '../pages/index.ts';
import type { Database } from '../db/index.ts';
import { quotedName } from './page-references.ts';
import type { Workspace } from '../workspace/index.ts';

/** A record as a row of its sheet: values as stored, by the columns' keys; what is empty is left out. */
export interface CurrentRow {
  readonly id: number;
  /** What makes it this record: code of a fonds or file, `<file code>/<ordinal>` of a document. */
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface FileLine {
  readonly id: number;
  readonly code: string;
  readonly year: number;
  readonly notation: string;
  readonly number: string;
  readonly fondsId: number;
  readonly fonds: string;
}

/** The records of the workspace as rows of the description, in the order of the tree; those of some files only. */
export function* currentRows(
  ws: Workspace,
  fileIds?: readonly number[],
): Generator<{ readonly kind: SheetKind; readonly row: CurrentRow }> {
  const { db } = ws;
  const wanted = fileIds === undefined ? null : new Set(fileIds);
  const files = db
    .prepare<[], FileLine>(
      `SELECT file.id AS id, file.code AS code, year, notation, number, fonds.id AS fondsId, fonds.code AS fonds
       FROM file JOIN inventory ON inventory.id = inventory_id JOIN fonds ON fonds.id = fonds_id
       ORDER BY fonds.code, number, file.ordinal`,
    )
    .all()
    .filter(({ id }) => wanted === null || wanted.has(id));
  const needed = new Set(files.map(({ fondsId }) => fondsId));
  const fonds = db.prepare<[], { id: number; code: string }>('SELECT id, code FROM fonds ORDER BY code').all();
  for (const { id, code } of fonds)
    if (wanted === null || needed.has(id))
      yield {
        kind: 'fonds',
        row: { id, key: code, cells: { ...effectiveValues(db, { kind: 'fonds', id }), fondCode: code } },
      };
  for (const file of files) yield { kind: 'files', row: fileRow(db, file) };
  const documents = db.prepare<[number], { id: number; ordinal: number }>(
    'SELECT id, ordinal FROM document WHERE file_id = ? ORDER BY ordinal',
  );
  for (const file of files)
    for (const { id, ordinal } of documents.all(file.id))
      yield { kind: 'documents', row: documentRow(db, file, id, ordinal) };
}

function fileRow(db: Database, { id, code, year, notation, number, fonds }: FileLine): CurrentRow {
  const paper = paperOf(db, 'file', id);
  return {
    id,
    key: code,
    cells: {
      ...effectiveValues(db, { kind: 'file', id }),
      fondCode: fonds,
      inventoryNumber: number,
      year: String(year),
      fileNotation: notation,
      ...counts({ totalDoc: paper?.documents, numberOfPage: paper?.pages }),
    },
  };
}

function documentRow(db: Database, file: FileLine, id: number, ordinal: number): CurrentRow {
  const pages = pageText(db, pagesOf(db, id));
  return {
    id,
    key: `${file.code}/${ordinal}`,
    cells: {
      ...effectiveValues(db, { kind: 'document', id }),
      fondCode: file.fonds,
      year: String(file.year),
      fileNotation: file.notation,
      docOrdinal: String(ordinal),
      ...(pages === '' ? {} : { pages }),
      ...counts({ numberOfPage: paperOf(db, 'document', id)?.pages }),
    },
  };
}

function counts(given: Readonly<Record<string, number | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value == null ? [] : [[key, String(value)]])),
  );
}

interface PagePlace {
  readonly name: string;
  readonly sourceId: number;
  readonly frame: number;
  readonly part: number;
}

/** Pages as a description names them: whole files by their names, runs of pages as `name#2-5`. */
export function pageText(db: Database, pageIds: readonly number[]): string {
  const place = db.prepare<[number], PagePlace>(
    'SELECT name, source_id AS sourceId, frame, part FROM page JOIN source ON source.id = source_id WHERE page.id = ?',
  );
  const total = db.prepare<[number], { pages: number }>('SELECT count(*) AS pages FROM page WHERE source_id = ?');
  const runs: { first: PagePlace; last: PagePlace; length: number }[] = [];
  for (const id of pageIds) {
    const page = place.get(id);
    if (!page) continue;
    const run = runs.at(-1);
    const follows =
      run?.first.sourceId === page.sourceId &&
      page.part === 0 &&
      run.last.part === 0 &&
      page.frame === run.last.frame + 1;
    if (run && follows) {
      run.last = page;
      run.length += 1;
    } else runs.push({ first: page, last: page, length: 1 });
  }
  return runs
    .map(({ first, last, length }) => {
      const name = quotedName(first.name);
      if (length === total.get(first.sourceId)?.pages) return name;
      const from = pageName(name, first.frame, first.part);
      return length === 1 ? from : `${from}-${last.frame + 1}`;
    })
    .join('; ');
}
