import type { Migration } from '../migration.ts';

/** How each page was read, without its words: those lie between the columns and are most of the table. */
export const ocrOutcomeIndex: Migration = {
  version: 160,
  name: 'ocr-outcome',
  sql: `
    CREATE INDEX IF NOT EXISTS ocr_outcome ON ocr_result (page_id, state, word_count, confidence);
  `,
};
