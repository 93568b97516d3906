import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { LostCorrection, ProofLine, ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import type { Box } from '../../../shared/model/page.ts';
import { isOfRecipe, readRecognised } from '../ocr/index.ts';
import { readPageDetail } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** A row of word_correction. */
export interface CorrectionRow {
  readonly id: number;
  readonly page_id: number;
  readonly word: number | null;
  readonly box: string;
  readonly original: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** All that was said of a page's words, in the order in which it was first said. */
export function correctionsOf(ws: Workspace, pageId: number): CorrectionRow[] {
  return ws.db
    .prepare<[number], CorrectionRow>('SELECT * FROM word_correction WHERE page_id = ? ORDER BY id')
    .all(pageId);
}

/** The lines of a page with what was said of their words, and what was said of words that are not there now. */
export function readProofLines(ws: Workspace, pageId: number): { lines: ProofLine[]; lost: CorrectionRow[] } {
  const page = readRecognised(ws.db, pageId);
  const rows = correctionsOf(ws, pageId);
  const said = new Map(rows.flatMap((row) => (row.word === null ? [] : [[row.word, row]])));
  const held = new Set<CorrectionRow>();
  let next = 0;
  const lines = (page?.lines ?? []).map((line) => ({
    block: line.block,
    words: line.words.map(({ text: read, box, confidence }): ProofWord => {
      const at = next++;
      const row = said.get(at);
      if (row?.original !== read) return { at, text: read, read, box, confidence, said: null };
      held.add(row);
      return { at, text: row.text, read, box, confidence, said: { by: row.by, at: row.at } };
    }),
  }));
  return { lines, lost: rows.filter((row) => !held.has(row)) };
}

/** A page with its words. Throws `usage/invalid-input` for a page that is not there, `ocr/result-damaged`. */
export function readProofPage(ws: Workspace, pageId: number): ProofPage {
  const { source, number, part, version, width, height, recipe } = readPageDetail(ws, pageId);
  const row = ws.db
    .prepare<[number], { state: ProofPage['state']; error: string | null; at: string; key: string }>(
      'SELECT state, error, made_at AS at, settings_key AS key FROM ocr_result WHERE page_id = ?',
    )
    .get(pageId);
  const { lines, lost } = readProofLines(ws, pageId);
  return {
    id: pageId,
    source,
    number,
    part,
    version,
    width,
    height,
    state: row?.state ?? 'waiting',
    error: row?.error ? (JSON.parse(row.error) as ErrorRecord) : null,
    stale: row?.state === 'done' && !isOfRecipe(row.key, recipe),
    recognisedAt: row?.at ?? null,
    lines,
    lost: lost.map(shown),
  };
}

function shown({ id, box, original, text, by, at }: CorrectionRow): LostCorrection {
  return { id, box: JSON.parse(box) as Box, read: original, text, by, at };
}
