import type { Box } from '../../model/page.ts';

export interface SearchHit {
  readonly kind: 'document' | 'page';
  readonly pageId: number | null;
  readonly documentId: number | null;
  /** Mã hồ sơ, when the page or document belongs to a file. */
  readonly fileCode: string | null;
  readonly subject: string | null;
  /** 1-based page of the document, or null outside one. */
  readonly pageNumber: number | null;
  readonly sourceName: string | null;
  readonly snippet: string;
  /** Where the words stand on the page, px of the page space. */
  readonly boxes: readonly Box[];
  /** True when the marks are as typed, not only the folded letters. */
  readonly sameMarks: boolean;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Matching documents and pages; `atLeast` when counting stopped at the limit for ranking. */
  readonly total: number;
  readonly atLeast: boolean;
}
