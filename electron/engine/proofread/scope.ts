import type { ProofScope } from '../../../shared/contract/reports/proofread.ts';
import { PAGE_ORDER } from '../pages/index.ts';

/** The part of a query that says which pages are meant and in which order they come; its values are scopeValues. */
export const PAGES_OF_SCOPE = `
  FROM page JOIN source ON source.id = page.source_id JOIN batch ON batch.id = source.batch_id
  LEFT JOIN ocr_result ON ocr_result.page_id = page.id LEFT JOIN page_text ON page_text.page_id = page.id
  LEFT JOIN document_page ON document_page.page_id = page.id
  WHERE (@batch IS NULL OR batch.name = @batch) AND (@documentId IS NULL OR document_page.document_id = @documentId)
  ORDER BY CASE WHEN @documentId IS NULL THEN 0 ELSE document_page.ordinal END, ${PAGE_ORDER}`;

export interface ScopeValues {
  readonly batch: string | null;
  readonly documentId: number | null;
}

export function scopeValues({ batch, documentId }: ProofScope): ScopeValues {
  return { batch: batch ?? null, documentId: documentId ?? null };
}
