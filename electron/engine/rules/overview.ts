import type { CheckOverview, FindingPlace, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import type { Database } from '../db/index.ts';
import { manyValues, selectFiles } from '../efile/index.ts';
import { codedSeparators } from '../forming/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { say } from './say.ts';

/** The files there are, and what can only be said of several at once: things that stand there twice, and what batches still hold. */
export function checkOverview(ws: Workspace): CheckOverview {
  const titles = manyValues(ws.db, 'file', ['title', 'paperFileCode']);
  const files = selectFiles(ws.db).map(({ id, code }) => ({ id, code, title: titles.get(id)?.['title'] ?? '' }));
  return {
    files: files.map(({ code, title }) => ({ code, title })),
    findings: [
      ...paperCodesTwice(files.map(({ id, code }) => ({ code, paper: titles.get(id)?.['paperFileCode'] ?? '' }))),
      ...documentsTwice(ws.db),
      ...batchFindings(ws.db),
    ],
  };
}

function paperCodesTwice(files: readonly { readonly code: string; readonly paper: string }[]): PlacedFinding[] {
  return twice(files, ({ paper }) => paper).map(([file, other]) =>
    say(
      'rules/paper-code-twice',
      { file: file.code, field: 'paperFileCode' },
      { value: file.paper, other: other.code },
    ),
  );
}

interface DocumentRow {
  readonly id: number;
  readonly file: string;
  readonly ordinal: number;
}

const SAME = ['typeName', 'codeNumber', 'codeNotation', 'issuedDate', 'organName'] as const;

/** Documents of the same type, number, symbol, date and issuer (TT 05/2025/TT-BNV Điều 24: the archive checks for them). */
function documentsTwice(db: Database): PlacedFinding[] {
  const values = manyValues(db, 'document', SAME);
  const rows = db
    .prepare<[], DocumentRow>(
      `SELECT document.id AS id, file.code AS file, document.ordinal AS ordinal FROM document
       JOIN file ON file.id = file_id ORDER BY file.id, document.ordinal`,
    )
    .all();
  const nameOf = ({ id }: DocumentRow): string => {
    const own = values.get(id) ?? {};
    // Without its number a document is not known well enough to be called the same.
    return own['codeNumber'] && own['issuedDate'] ? SAME.map((key) => own[key] ?? '').join('\n') : '';
  };
  return twice(rows, nameOf).map(([document, other]) => {
    const at: FindingPlace = { file: document.file, document: document.id, ordinal: document.ordinal };
    const own = values.get(document.id) ?? {};
    const symbol = [own['codeNumber'], own['codeNotation']].filter(Boolean).join('/');
    return say('rules/document-twice', at, {
      symbol,
      date: own['issuedDate'] ?? '',
      other: `${other.file}/${other.ordinal}`,
    });
  });
}

/** Each thing with a name that another has too, and that other. */
function twice<T>(things: readonly T[], nameOf: (thing: T) => string): [T, T][] {
  const byName = new Map<string, T[]>();
  for (const thing of things) {
    const name = nameOf(thing).normalize('NFC').toLocaleLowerCase('vi');
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), thing]);
  }
  return [...byName.values()].flatMap((same) =>
    same.length < 2 ? [] : same.map((thing, index): [T, T] => [thing, same[index === 0 ? 1 : 0]!]),
  );
}

interface BatchRow {
  readonly batch: string;
  readonly refused: number;
  readonly unjoined: number;
  readonly page: number | null;
}

/**
 * The count at the border between batches and documents: pages received = pages in documents + blank pages left out +
 * separator sheets known by their code.
 */
function batchFindings(db: Database): PlacedFinding[] {
  const rows = db
    .prepare<[string], BatchRow>(
      `SELECT batch.name AS batch,
         (SELECT count(*) FROM source WHERE source.batch_id = batch.id AND outcome = 'refused') AS refused,
         count(page.id) AS unjoined, min(page.id) AS page
       FROM batch LEFT JOIN source ON source.batch_id = batch.id
       LEFT JOIN page ON page.source_id = source.id AND page.blankness IS NOT 'blank'
         AND page.id NOT IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM document_page WHERE document_page.page_id = page.id)
       GROUP BY batch.id ORDER BY batch.id`,
    )
    .all(JSON.stringify([...codedSeparators(db).keys()]));
  return rows.flatMap(({ batch, refused, unjoined, page }) => [
    ...(unjoined > 0
      ? [say('rules/pages-unjoined', { batch, ...(page === null ? {} : { page }) }, { batch, pages: unjoined })]
      : []),
    ...(refused > 0 ? [say('rules/sources-refused', { batch }, { batch, files: refused })] : []),
  ]);
}
