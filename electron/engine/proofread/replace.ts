import { setImmediate } from 'node:timers/promises';
import type {
  ProofLine,
  ProofScope,
  ReplaceHit,
  ReplacePreview,
  ReplaceReport,
  WordPlace,
} from '../../../shared/contract/reports/proofread.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { edit, type RowChange } from '../edits/index.ts';
import { foldText } from '../search/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { correctionChanges, idsAfter, tidy, type WordText } from './correct.ts';
import { matchesIn, type ReplaceQuery } from './matches.ts';
import { readProofLines } from './proof-page.ts';
import { pagesOfScope, scopeValues, type ScopeValues } from './scope.ts';

export type { ReplaceQuery } from './matches.ts';

/** Places shown at most: as many as a person looks through, and one step of undo that takes a second or two. */
const SHOWN = 500;

/** After so many pages the engine is let go for a moment, so that nothing else waits for a search over all of them. */
const BREATH = 20;

/** What a replacement would change in the pages of a scope, in their order. */
export async function findReplacements(
  ws: Workspace,
  scope: ProofScope,
  asked: ReplaceQuery,
  signal: AbortSignal,
): Promise<ReplacePreview> {
  const query = tidied(asked);
  const hits: ReplaceHit[] = [];
  const pages = new Set<number>();
  if (query.find === '') return { hits, more: false, pages: 0 };
  for (const [index, page] of pagesOf(ws, scope, query).entries()) {
    if (index % BREATH === BREATH - 1) await setImmediate();
    throwIfCancelled(signal);
    for (const line of readProofLines(ws, page.id).lines) {
      for (const hit of hitsIn(line, query)) {
        if (hits.length === SHOWN) return { hits, more: true, pages: pages.size };
        const { source, frame, part } = page;
        hits.push({ pageId: page.id, source, number: frame + 1, part, ...hit });
        pages.add(page.id);
      }
    }
  }
  return { hits, more: false, pages: pages.size };
}

/**
 * Makes the replacement at the chosen places as one step of undo; the pages are read anew, so nothing stale is written. Until
 * all of them are read nothing is changed: a stop before that leaves no trace.
 */
export async function replaceWords(
  ws: Workspace,
  asked: ReplaceQuery,
  chosen: readonly WordPlace[],
  task: Task,
): Promise<ReplaceReport> {
  const query = tidied(asked);
  const byPage = new Map<number, Set<number>>();
  for (const { pageId, word } of chosen) byPage.set(pageId, (byPage.get(pageId) ?? new Set()).add(word));
  let count = 0;
  const found: RowChange[] = [];
  let changed = 0;
  let pages = 0;
  let read = 0;
  for (const [pageId, places] of byPage) {
    throwIfCancelled(task.signal);
    task.report({ stage: 'replace', done: read, total: byPage.size, unit: 'pages' });
    read += 1;
    if (read % BREATH === 0) await setImmediate();
    const texts: WordText[] = [];
    for (const line of readProofLines(ws, pageId).lines)
      for (const match of matchesIn(line.words, query)) {
        if (!places.has(match.words[0]!.at)) continue;
        changed += 1;
        texts.push(...match.words.map((word, at) => ({ word: word.at, text: match.texts[at]! })));
      }
    if (texts.length > 0) pages += 1;
    found.push(...correctionChanges(ws, pageId, texts, () => (count += 1)));
  }
  // Numbered only now: somebody may have corrected a word while the pages were read.
  const last = idsAfter(ws)() - 1;
  const changes = found.map((one): RowChange =>
    one.before === null ? { ...one, after: { ...one.after, id: last + Number(one.after?.['id']) } } : one,
  );
  edit(ws, {
    label: 'edit.word-replace',
    action: 'page/word-replace',
    subject: `pages:${pages}`,
    after: { find: query.find, replace: query.replace, exact: query.exact, wholeWord: query.wholeWord, changed },
    changes,
  });
  return { changed, pages, gone: chosen.length - changed };
}

function tidied(query: ReplaceQuery): ReplaceQuery {
  return { ...query, find: tidy(query.find), replace: tidy(query.replace) };
}

function hitsIn(line: ProofLine, query: ReplaceQuery) {
  return matchesIn(line.words, query).map(({ words, before, after }) => {
    const first = words[0]!.at;
    const last = words.at(-1)!.at;
    const text = (side: (at: number) => boolean): string =>
      line.words
        .filter((word) => side(word.at) && word.text !== '')
        .map((word) => word.text)
        .join(' ');
    return { word: first, before, after, left: text((at) => at < first), right: text((at) => at > last) };
  });
}

/** Pages that may hold the text: for whole words the index knows them, otherwise all that have words. */
function pagesOf(
  ws: Workspace,
  scope: ProofScope,
  query: ReplaceQuery,
): { id: number; source: string; frame: number; part: 0 | 1 | 2 }[] {
  const rows = ws.db
    .prepare<[ScopeValues], { id: number; source: string; frame: number; part: 0 | 1 | 2; words: number | null }>(
      `SELECT page.id AS id, source.name AS source, frame, part, word_count AS words ${pagesOfScope(scope)}`,
    )
    .all(scopeValues(scope))
    .filter((row) => (row.words ?? 0) > 0);
  const pieces = query.wholeWord ? (foldText(query.find).match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  if (pieces.length === 0) return rows;
  const found = new Set(
    ws.db
      .prepare<[string], { rowid: number }>('SELECT rowid FROM search_page WHERE search_page MATCH ?')
      .all(pieces.map((piece) => `"${piece}"`).join(' AND '))
      .map(({ rowid }) => rowid),
  );
  return rows.filter(({ id }) => found.has(id));
}
