import type { ProofPageLine, ProofQueueLine, ProofScope } from '../../../shared/contract/reports/proofread.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { doubtfulBelow } from './page-texts.ts';
import { OUTCOME, pagesOfScope, scopeValues, type ScopeValues } from './scope.ts';

// Rows come as lists: of ten thousand pages that is half of the time objects take.
type PageRow = [
  id: number,
  source: string,
  frame: number,
  part: 0 | 1 | 2,
  state: ProofPageLine['state'] | null,
  confidence: number | null,
  words: number | null,
  doubt: string | null,
  corrected: number | null,
  lost: number | null,
];

/** The pages of a scope in their order, with how far their words can be believed. `limit`: doubtful below it. */
export function listProofPages(ws: Workspace, scope: ProofScope, limit: number): ProofPageLine[] {
  return prepared<[ScopeValues], PageRow>(
    ws.db,
    `SELECT page.id, source.name, frame, part, state, confidence, word_count, doubt, corrected, lost ${pagesOfScope(scope)}`,
  )
    .raw()
    .all(scopeValues(scope))
    .map(([id, source, frame, part, state, confidence, words, doubt, corrected, lost]) => ({
      id,
      source,
      number: frame + 1,
      part,
      state: state ?? 'waiting',
      confidence: state === 'done' ? confidence : null,
      words: words ?? 0,
      doubtful: doubtfulBelow(doubt, limit),
      corrected: corrected ?? 0,
      lost: lost ?? 0,
    }));
}

type CountRow = [
  batch: number,
  isBlank: 0 | 1,
  state: ProofPageLine['state'] | null,
  confidence: number | null,
  doubt: string | null,
  corrected: number | null,
  lost: number | null,
];

/** Every batch with what recognition has done there and what a person still has to look at. */
export function proofQueue(ws: Workspace, limit: number): ProofQueueLine[] {
  const batches = prepared<[], { id: number; name: string }>(ws.db, 'SELECT id, name FROM batch ORDER BY id').all();
  const lines = new Map(batches.map(({ id, name }) => [id, emptyLine(name)]));
  const rows = prepared<[], CountRow>(
    ws.db,
    `SELECT batch_id, blankness IS 'blank', state, confidence, doubt, corrected, lost FROM page JOIN source ON source.id = source_id
     LEFT JOIN ${OUTCOME} ON ocr_result.page_id = page.id LEFT JOIN page_text ON page_text.page_id = page.id`,
  )
    .raw()
    .iterate();
  for (const [batch, isBlank, state, confidence, doubt, corrected, lost] of rows) {
    const line = lines.get(batch);
    if (!line) continue;
    line.pages += 1;
    // A page that is known to be blank does not wait, whether recognition has passed over it or not.
    line[isBlank === 1 || state === 'skipped-blank' ? 'blank' : (state ?? 'waiting')] += 1;
    if (state === 'done') {
      if ((confidence ?? 0) < limit) line.low += 1;
      if (doubt === null) line.uncounted += 1;
    }
    line.doubtful += doubtfulBelow(doubt, limit);
    line.corrected += corrected ?? 0;
    line.lost += lost ?? 0;
  }
  return [...lines.values()].filter(({ pages }) => pages > 0);
}

function emptyLine(name: string): { -readonly [K in keyof ProofQueueLine]: ProofQueueLine[K] } {
  const counts = { waiting: 0, done: 0, blank: 0, failed: 0, low: 0, doubtful: 0, corrected: 0, lost: 0, uncounted: 0 };
  return { name, pages: 0, ...counts };
}
