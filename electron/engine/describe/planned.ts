import type { Params } from '../../../shared/contract/app-error.ts';
import type { CleanRow } from './read-rows.ts';
import type { PageResolver } from './resolve-pages.ts';

export interface PlannedFonds {
  readonly code: string;
  readonly row: CleanRow;
}

export interface PlannedFile {
  readonly code: string;
  readonly fondsCode: string;
  readonly inventoryNumber: string;
  readonly year: number;
  readonly notation: string;
  readonly row: CleanRow;
}

export interface PlannedDocument {
  readonly fileCode: string;
  readonly ordinal: number;
  readonly pageIds: readonly number[];
  readonly originalSourceId: number | null;
  readonly row: CleanRow;
}

/** What a description will do, when none of its rows has a fault. */
export interface Plan {
  readonly fonds: readonly PlannedFonds[];
  readonly files: readonly PlannedFile[];
  readonly documents: readonly PlannedDocument[];
}

export interface SheetRows {
  readonly fonds: readonly CleanRow[];
  readonly files: readonly CleanRow[];
  readonly documents: readonly CleanRow[];
}

/** What turns the text of a row into pages. */
export type Pages = Pick<PageResolver, 'resolve'>;

/** Says what is wrong with a cell of a row. */
export type Fault = (row: CleanRow, column: string, code: string, params?: Params) => void;
