import type { Blankness, Box, PageFacts, Recipe, Size } from '../../model/page.ts';
import type { Finding, Severity } from '../finding.ts';
import type { JobReport } from './jobs.ts';

export interface CheckReport {
  readonly job: JobReport;
  readonly pages: number;
  readonly blank: number;
  readonly look: number;
  readonly turned: number;
  readonly skewed: number;
  readonly findings: readonly Finding[];
}

/** A batch and how far it has come. `joined`: pages that belong to a document. */
export interface BatchLine {
  readonly name: string;
  readonly taken: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly pages: number;
  readonly blank: number;
  readonly checked: number;
  /** Pages a person has passed, and pages sent back to the scanner. */
  readonly passed: number;
  readonly rescan: number;
  readonly recognised: number;
  readonly joined: number;
}

/** A page in a list or grid: what can be said of it at a glance. Lists of 10,000 go over the bridge, so it is short. */
export interface PageLine {
  readonly id: number;
  /** Name of the source as received. */
  readonly source: string;
  /** 1-based page of its source. */
  readonly number: number;
  /** 0: the whole of it; 1, 2: a half of a double page, called `a` and `b` after the number. */
  readonly part: 0 | 1 | 2;
  /** Changes with how the page looks: part of the address of its pictures. */
  readonly version: string;
  /** Height over width of the page space. */
  readonly aspect: number;
  /** A person set how it is turned, levelled or cropped. */
  readonly edited: boolean;
  readonly blankness: Blankness | null;
  readonly checkState: CheckState;
  /** The gravest finding on the page; null when there is none. */
  readonly worst: Severity | null;
  readonly ocr: 'done' | 'skipped-blank' | 'failed' | null;
  /** Mean word confidence 0 to 100. */
  readonly confidence: number | null;
  /** The document it belongs to and its 1-based place there. */
  readonly documentId: number | null;
  readonly ordinal: number | null;
}

/** The pages of a batch in their order, as a list of thousands needs them: `marks` has one character a page (page-marks.ts). */
export interface PageOutline {
  readonly ids: readonly number[];
  readonly marks: string;
}

export type CheckState = 'unchecked' | 'passed' | 'rescan';

/** All that is known of one page. `width`, `height` of the page space in px; boxes of findings and words are in it. */
export interface PageDetail extends PageLine {
  readonly batch: string;
  readonly facts: PageFacts;
  readonly recipe: Recipe;
  /** What the page check found; null before it. */
  readonly foundRecipe: Recipe | null;
  /** The turned and levelled scan, px, and what the recipe keeps of it: page space. */
  readonly canvas: Size;
  readonly crop: Box;
  readonly width: number;
  readonly height: number;
  readonly paper: string | null;
  readonly findings: readonly Finding[];
  readonly checkReason: string | null;
  /** How often a better scan took the place of an earlier one. */
  readonly rescans: number;
}

/** A picture of a page on the disk, made when it was not there yet. */
export interface PageImage {
  readonly path: string;
  readonly type: 'image/jpeg';
}
