import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { meanConfidence } from '../../../shared/model/ocr.ts';
import { isoVietnam } from '../base/clock.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { packOcr } from './pack.ts';
import { keepCorrections, readPageText, refreshPageText } from './page-text.ts';

export type OcrState = 'done' | 'skipped-blank' | 'failed';

/** What a page came to: a reading, nothing to read, or an error. */
export type OcrOutcome =
  | { readonly state: 'done'; readonly page: OcrPage }
  | { readonly state: 'skipped-blank' }
  | { readonly state: 'failed'; readonly error: unknown };

/** The text of a page, corrections in it, or undefined when it has none (not read yet, blank, failed). Throws `ocr/result-damaged`. */
export function loadOcr(ws: Workspace, pageId: number): OcrPage | undefined {
  return readPageText(ws.db, pageId) ?? undefined;
}

/** State and settings of the result a page has; undefined when it has none. */
export function ocrStateOf(ws: Workspace, pageId: number): { state: OcrState; settingsKey: string } | undefined {
  return ws.db
    .prepare<[number], { state: OcrState; settingsKey: string }>(
      'SELECT state, settings_key AS settingsKey FROM ocr_result WHERE page_id = ?',
    )
    .get(pageId);
}

/**
 * Records a page's outcome, its search text and the audit entry, in one transaction (the caller's, inside a job). What people
 * corrected in an earlier recognition is kept where its words are found again.
 */
export function saveOcr(ws: Workspace, pageId: number, settingsKey: string, outcome: OcrOutcome): void {
  const page = outcome.state === 'done' ? outcome.page : undefined;
  const words = page?.lines.reduce((sum, line) => sum + line.words.length, 0) ?? 0;
  const confidence = page === undefined ? 0 : Math.round(meanConfidence(page) * 10) / 10;
  const error = outcome.state === 'failed' ? toErrorRecord(outcome.error) : null;
  const summary = {
    state: outcome.state,
    words,
    confidence,
    settings: settingsKey,
    ...(error ? { error: error.code } : {}),
  };
  const at = isoVietnam(ws.clock.now());
  change(ws, { action: 'page/ocr', subject: `page:${pageId}`, after: summary }, () => {
    ws.db
      .prepare(
        `INSERT INTO ocr_result (page_id, state, settings_key, words, word_count, confidence, error, made_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (page_id) DO UPDATE SET state = excluded.state, settings_key = excluded.settings_key,
           words = excluded.words, word_count = excluded.word_count, confidence = excluded.confidence,
           error = excluded.error, made_at = excluded.made_at`,
      )
      .run(
        pageId,
        outcome.state,
        settingsKey,
        page === undefined ? null : packOcr(page),
        words,
        confidence,
        error === null ? null : JSON.stringify(error),
        at,
      );
    keepCorrections(ws.db, pageId);
    refreshPageText(ws.db, pageId, at);
  });
}
