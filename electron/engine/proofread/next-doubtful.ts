import type { NextDoubtful, ProofScope, ProofWord, WordPlace } from '../../../shared/contract/reports/proofread.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { doubtfulBelow } from './page-texts.ts';
import { readProofLines } from './proof-page.ts';
import { pagesOfScope, scopeValues, type ScopeValues } from './scope.ts';

interface From {
  /** Where to begin: the word after it, or before it when going back; `word` −1 stands before the first. */
  readonly from: WordPlace | null;
  readonly back: boolean;
}

/**
 * The next word of the scope that is below the limit and that nobody has looked at. At the end it begins anew at the other
 * end. Only pages known to hold such words are unpacked.
 */
export function nextDoubtful(ws: Workspace, scope: ProofScope, limit: number, { from, back }: From): NextDoubtful {
  const pages = prepared<[ScopeValues], [id: number, doubt: string | null]>(
    ws.db,
    `SELECT page.id, doubt ${pagesOfScope(scope, false)}`,
  )
    .raw()
    .all(scopeValues(scope))
    .map(([id, doubt]) => ({ id, doubtful: doubtfulBelow(doubt, limit) }));
  const left = pages.reduce((sum, page) => sum + page.doubtful, 0);
  if (left === 0) return { place: null, wrapped: false, left };
  const order = back ? pages.toReversed() : pages;
  const start = from === null ? -1 : order.findIndex((page) => page.id === from.pageId);
  if (from !== null && start >= 0) {
    const place = onPage(ws, from.pageId, limit, back, from.word);
    if (place) return { place, wrapped: false, left };
  }
  for (const [step, page] of [...order.slice(start + 1), ...order.slice(0, start + 1)].entries()) {
    if (page.doubtful === 0) continue;
    const place = onPage(ws, page.id, limit, back, null);
    if (place) return { place, wrapped: step >= order.length - start - 1, left };
  }
  return { place: null, wrapped: false, left: 0 };
}

function onPage(ws: Workspace, pageId: number, limit: number, back: boolean, from: number | null): WordPlace | null {
  const doubtful = readProofLines(ws, pageId)
    .lines.flatMap((line) => line.words)
    .filter((word) => isDoubtful(word, limit) && (from === null || (back ? word.at < from : word.at > from)));
  const word = back ? doubtful.at(-1) : doubtful[0];
  return word ? { pageId, word: word.at } : null;
}

function isDoubtful({ said, confidence }: ProofWord, limit: number): boolean {
  return said === null && confidence < limit;
}
