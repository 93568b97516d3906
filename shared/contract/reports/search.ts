import type { Box } from '../../model/page.ts';

/** A piece of a snippet; `hit` is what was searched for. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** A document or a page in which the words of a search were found. */
export interface FoundHit {
  readonly kind: 'document' | 'page';
  readonly pageId: number | null;
  readonly documentId: number | null;
  /** Mã hồ sơ, when the page or document belongs to a file. */
  readonly fileCode: string | null;
  /** Mã tài liệu and the document's place in its file, from 1; these and what follows are null outside a document. */
  readonly docId: string | null;
  readonly ordinal: number | null;
  /** Tên loại tài liệu (code of the list), number and symbol, DD/MM/YYYY. */
  readonly typeName: string | null;
  readonly symbol: string | null;
  readonly issuedDate: string | null;
  readonly subject: string | null;
  /** 1-based page of the document, or null outside one. */
  readonly pageNumber: number | null;
  readonly sourceName: string | null;
  /** The page by the file it was received in: `hộp 1/a.tif#3`; null for a document. */
  readonly page: string | null;
  /** Which page of that scan, from 1, and which half of it. */
  readonly sourcePage: { readonly number: number; readonly part: 0 | 1 | 2 } | null;
  readonly snippet: string;
  /** The snippet, cut where the words that were found begin and end. */
  readonly parts: readonly SnippetPart[];
  /** Where the words stand on the page, px of the page space. */
  readonly boxes: readonly Box[];
  /** Which of the boxes is looked at first: where most of the words stand together. */
  readonly first: number;
  /** True when the marks are as typed, not only the folded letters. */
  readonly sameMarks: boolean;
  /** A word that was being typed stands there whole, not only begun. */
  readonly whole: boolean;
  /** Key of the field the words stand in; null for a page's text. */
  readonly field: string | null;
}

export interface FoundResult {
  readonly hits: readonly FoundHit[];
  /**
   * Matching documents and pages; `atLeast` when counting stopped at the limit for ranking. With marks exactly as typed only
   * what has been looked at counts.
   */
  readonly total: number;
  readonly atLeast: boolean;
  /** Where to go on for more; null when these were all. */
  readonly next: number | null;
}

/** Narrows a search. Dates as YYYY-MM-DD, of the document; `file` is a piece of its code. */
export interface SearchFilters {
  readonly batch?: string | undefined;
  readonly fonds?: string | undefined;
  readonly file?: string | undefined;
  readonly typeName?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only hits with the marks as typed. */
  readonly exact?: boolean | undefined;
}

/** What the filters can be set to. */
export interface SearchChoices {
  readonly batches: readonly string[];
  readonly fonds: readonly string[];
  /** Codes of document types that occur. */
  readonly typeNames: readonly string[];
}

export interface SavedSearch {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly filters: SearchFilters;
}
