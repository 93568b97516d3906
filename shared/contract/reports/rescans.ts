import type { ErrorRecord } from '../app-error.ts';
import type { Size } from '../../model/page.ts';

/** A page waiting for a better scan. */
export interface WaitingPage {
  readonly pageId: number;
  /** How it is called (pageName). */
  readonly page: string;
  readonly reason: string;
  readonly documentId: number | null;
}

/** A received file that may take the place of a waiting page; a person confirms it. */
export interface RescanPair extends WaitingPage {
  /** Changes with how the page looks: part of the address of its pictures. */
  readonly version: string;
  /** Page space of the old picture, px. */
  readonly size: Size;
  /** The received file, and which of its pages, from 0. */
  readonly sourceId: number;
  readonly frame: number;
  readonly file: string;
  readonly sha256: string;
  /** The new scan as its file shows it, px; and its resolution. */
  readonly newSize: Size;
  readonly dpi: number;
  readonly receivedAt: string;
  /** Why it cannot be done now; null when it can. */
  readonly refusal: ErrorRecord | null;
}

/** A received file that was scanned for a page and cannot be offered for one. */
export interface UnpairedFile {
  readonly sourceId: number;
  readonly file: string;
  /** `no-page`: none waits under its name; `count`: it has other pages than wait; `newer`: a later file is offered; or what is wrong with it. */
  readonly why: 'no-page' | 'count' | 'newer' | ErrorRecord;
}

/** Rescans of a batch as they stand. */
export interface RescanOffers {
  readonly pairs: readonly RescanPair[];
  readonly unpaired: readonly UnpairedFile[];
  /** Pages sent back to the scanner for which no file has come. */
  readonly waiting: readonly WaitingPage[];
}

/** How one page's picture was replaced: which file gave way to which, when, by whom and why. */
export interface RescanEntry {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly oldName: string;
  readonly oldSourceId: number;
  readonly oldFrame: number;
  readonly oldSha256: string;
  readonly newName: string;
  readonly newSha256: string;
  /** Another one for every other picture: part of the address of this one. */
  readonly oldVersion: string;
  /** The old picture as it was seen, px. */
  readonly oldSize: Size;
  /** What people had corrected in the old scan's text. */
  readonly corrections: readonly {
    readonly original: string;
    readonly text: string;
    readonly by: string;
    readonly at: string;
  }[];
}
