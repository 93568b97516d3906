import type { Detail } from '../app-error.ts';
import type { Box } from '../../model/page.ts';
import type { PageLine } from './pages.ts';

/** Levels of the tree, from the top. */
export const LEVELS = ['fonds', 'inventory', 'file', 'document'] as const;
export type Level = (typeof LEVELS)[number];

/** A record of the tree. */
export interface RecordRef {
  readonly level: Level;
  readonly id: number;
}

/** What the paper inventory says there is; null where it does not say. `sheets` counts leaves of paper. */
export interface PaperCount {
  readonly files: number | null;
  readonly documents: number | null;
  readonly sheets: number | null;
  readonly pages: number | null;
}

/** A record as the tree shows it. */
export interface TreeNode extends RecordRef {
  /** Code of a fonds, number of an inventory, year and notation of a file, ordinal of a document. */
  readonly label: string;
  /** Name, title or abstract; empty while nobody has given one. */
  readonly title: string;
  readonly children: number;
  readonly found: { readonly files: number; readonly documents: number; readonly pages: number };
  readonly paper: PaperCount | null;
  /** Documents: fields a package needs that are empty or wrong. null above documents. */
  readonly open: number | null;
}

/**
 * Where a shown value comes from. Beside the four origins: `inherited` from the file, `composed` by the program from
 * codes and counts.
 */
export type ValueOrigin = 'typed' | 'imported' | 'extracted' | 'derived' | 'inherited' | 'composed';

/** What the page says of a field. `value` null: it is there, but by hand; `printed`: what of it is printed. */
export interface PageOffer {
  readonly key: string;
  readonly value: string | null;
  readonly printed: string | null;
  readonly pageId: number | null;
  /** Page space of that page, px. */
  readonly box: Box | null;
  /** 0 to 100. */
  readonly confidence: number;
}

/** A record as its form shows it. */
export interface RecordForm extends RecordRef {
  /** From the fonds down to the record itself. */
  readonly path: readonly (RecordRef & { readonly label: string })[];
  /** By key of the level's field table; an inventory has only `number`. */
  readonly values: Readonly<Record<string, { readonly value: string; readonly origin: ValueOrigin }>>;
  readonly offers: readonly PageOffer[];
  readonly found: TreeNode['found'];
  readonly paper: PaperCount | null;
  /** Documents: their pages, in order. */
  readonly pages: readonly PageLine[];
  /** Documents: name of the PDF that is the document itself and stays as it is. */
  readonly original: string | null;
}

/** Why a page is left out of all documents: it is blank, or a sheet behind which a document, or a file, begins. */
export type LeftOutReason = 'blank' | 'separator' | 'file-separator';

/** Why a page begins a document. */
export type CutReason = 'start' | 'mark' | 'count' | 'original' | LeftOutReason;

/** A document to be: pages in order, and why it begins where it does. */
export interface CutPiece {
  readonly pageIds: readonly number[];
  readonly reason: CutReason;
  /** Which file of the batch it belongs to, from 0: a separator sheet may say that a new file begins. */
  readonly file: number;
}

/** What reading the codes of a batch came to. `failed`: pages that could not be read and stay unknown. */
export interface CodesReport {
  readonly pages: number;
  readonly separators: number;
  readonly failed: number;
}

/** How a batch would be cut. Every page of `pages` stands in one piece or is left out: the counts add up. */
export interface CutPlan {
  /** Ids of the batch's pages that belong to no document yet, in order; their lines come by `pages/lines`. */
  readonly pages: readonly number[];
  readonly pieces: readonly CutPiece[];
  readonly leftOut: readonly { readonly pageId: number; readonly reason: LeftOutReason }[];
  /** What people said of single pages: a document begins here, or does not whatever the rules say. */
  readonly marks: readonly { readonly pageId: number; readonly first: boolean }[];
  /** Pages of the batch that belong to documents already. */
  readonly joined: number;
  /** Pages whose codes have not been read yet, and pages without recognised text: a separator sheet among them cannot be seen. */
  readonly uncoded: number;
  readonly unread: number;
  /** Of these pages, the ones sent back to the scanner: a document would hold the scan found wanting. */
  readonly awaiting: readonly number[];
}

/** One row of a description that says something else than the workspace. Values as stored: codes as codes. */
export interface DifferentRow {
  readonly kind: 'fonds' | 'files' | 'documents';
  /** Where it stands: name of the sheet and number of the row. */
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly isNew: boolean;
  readonly fields: readonly { readonly key: string; readonly before: string; readonly after: string }[];
}

/** What a description would change. `token` names just these differences: they are made only as they were seen. */
export interface DescriptionDifferences {
  readonly token: string;
  readonly rows: readonly DifferentRow[];
  /** Rows that say what the workspace says. */
  readonly same: number;
  /** What is wrong with the rows: while there is anything nothing is made. */
  readonly faults: readonly Detail[];
}

/** Records of one level that were made, changed or moved. */
export interface Formed {
  readonly level: Level;
  readonly ids: readonly number[];
}
