import type { ProofScope } from '../../../shared/contract/reports/proofread.ts';
import { PAGE_ORDER } from '../pages/index.ts';

/**
 * What recognition came to, without the words themselves: in the table confidence lies behind them, and reading past them
 * for ten thousand pages takes three times as long as the whole list by this index.
 */
export const OUTCOME = 'ocr_result INDEXED BY ocr_outcome';

/**
 * The part of a query that says which pages are meant and in which order they come; its values are scopeValues. Only what
 * narrows the scope is asked about, and what recognition came to only where `outcome` asks for it: a condition that may be empty keeps SQLite from its indexes.
 */
export function pagesOfScope({ batch, documentId }: ProofScope, outcome = true): string {
  const conditions = [
    ...(batch === undefined ? [] : ['batch.name = @batch']),
    ...(documentId === undefined ? [] : ['document_page.document_id = @documentId']),
  ];
  return `FROM page JOIN source ON source.id = page.source_id JOIN batch ON batch.id = source.batch_id
    ${outcome ? `LEFT JOIN ${OUTCOME} ON ocr_result.page_id = page.id` : ''}
    LEFT JOIN page_text ON page_text.page_id = page.id
    ${documentId === undefined ? '' : 'JOIN document_page ON document_page.page_id = page.id'}
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
    ORDER BY ${documentId === undefined ? '' : 'document_page.ordinal, '}${PAGE_ORDER}`;
}

export interface ScopeValues {
  readonly batch: string | null;
  readonly documentId: number | null;
}

export function scopeValues({ batch, documentId }: ProofScope): ScopeValues {
  return { batch: batch ?? null, documentId: documentId ?? null };
}
