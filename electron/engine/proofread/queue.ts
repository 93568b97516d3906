import type { ProofPageLine, ProofQueueLine, ProofScope } from '../../../shared/contract/reports/proofread.ts';
import { countBelow } from '../../../shared/model/doubt.ts';
import type { Workspace } from '../workspace/index.ts';
import { completePageTexts, stepsOf } from './page-texts.ts';
import { PAGES_OF_SCOPE, scopeValues, type ScopeValues } from './scope.ts';

interface PageRow extends Omit<ProofPageLine, 'number' | 'doubtful'> {
  readonly batch: string;
  readonly frame: number;
  readonly doubt: string | null;
}

/** The pages of a scope in their order, with how far their words can be believed. `limit`: doubtful below it. */
export function listProofPages(ws: Workspace, scope: ProofScope, limit: number): ProofPageLine[] {
  completePageTexts(ws);
  return pageRows(ws, scope).map(({ batch: _batch, frame, doubt, ...row }) => ({
    ...row,
    number: frame + 1,
    doubtful: countBelow(stepsOf(doubt), limit),
  }));
}

/** Every batch with what recognition has done there and what a person still has to look at. */
export function proofQueue(ws: Workspace, limit: number): ProofQueueLine[] {
  completePageTexts(ws);
  const lines = new Map<string, { -readonly [K in keyof ProofQueueLine]: ProofQueueLine[K] }>();
  for (const row of pageRows(ws, {})) {
    let line = lines.get(row.batch);
    if (!line) {
      line = {
        name: row.batch,
        pages: 0,
        waiting: 0,
        done: 0,
        blank: 0,
        failed: 0,
        low: 0,
        doubtful: 0,
        corrected: 0,
        lost: 0,
      };
      lines.set(row.batch, line);
    }
    line.pages += 1;
    line[row.state === 'skipped-blank' ? 'blank' : row.state] += 1;
    if (row.state === 'done' && (row.confidence ?? 0) < limit) line.low += 1;
    line.doubtful += countBelow(stepsOf(row.doubt), limit);
    line.corrected += row.corrected;
    line.lost += row.lost;
  }
  return [...lines.values()];
}

function pageRows(ws: Workspace, scope: ProofScope): PageRow[] {
  return ws.db
    .prepare<[ScopeValues], PageRow>(
      `SELECT page.id AS id, batch.name AS batch, source.name AS source, frame, part, coalesce(state, 'waiting') AS state,
         CASE state WHEN 'done' THEN confidence END AS confidence, coalesce(word_count, 0) AS words, doubt,
         coalesce(corrected, 0) AS corrected, coalesce(lost, 0) AS lost ${PAGES_OF_SCOPE}`,
    )
    .all(scopeValues(scope));
}
