import type { Box } from '../../model/page.ts';
import type { ErrorRecord } from '../app-error.ts';

/** Pages of a batch, or of a document; all pages of the workspace where neither is named. */
export interface ProofScope {
  readonly batch?: string;
  readonly documentId?: number;
}

/** A batch in the queue of recognition. pages = waiting + done + blank + failed. */
export interface ProofQueueLine {
  readonly name: string;
  readonly pages: number;
  readonly waiting: number;
  readonly done: number;
  readonly blank: number;
  readonly failed: number;
  /** Pages whose mean confidence is below the limit. */
  readonly low: number;
  /** Words below the limit that nobody has looked at yet. */
  readonly doubtful: number;
  readonly corrected: number;
  /** Corrections that the present recognition has no word for. */
  readonly lost: number;
  /** Pages whose words were recognised but not counted yet: `proofread/count` does so. */
  readonly uncounted: number;
}

/** A page in the list beside the queue. */
export interface ProofPageLine {
  readonly id: number;
  readonly source: string;
  readonly number: number;
  readonly part: 0 | 1 | 2;
  /** `waiting`: not recognised yet. */
  readonly state: 'waiting' | 'done' | 'skipped-blank' | 'failed';
  /** Mean word confidence 0 to 100; null where nothing was read. */
  readonly confidence: number | null;
  readonly words: number;
  readonly doubtful: number;
  readonly corrected: number;
  readonly lost: number;
}

/** Who said something of a word, and when. */
export interface Said {
  readonly by: string;
  readonly at: string;
}

/**
 * A recognised word. `at` is its place among the page's recognised words: how commands name it. `text` is what counts now;
 * empty where a person said that there is no word, with blanks where it is several. `said`: a person corrected it, or
 * looked at it and found it right; null when nobody has.
 */
export interface ProofWord {
  readonly at: number;
  readonly text: string;
  readonly read: string;
  /** Px of the page space. */
  readonly box: Box;
  readonly confidence: number;
  readonly said: Said | null;
}

export interface ProofLine {
  readonly block: number;
  readonly words: readonly ProofWord[];
}

/** A correction whose word the present recognition does not have. */
export interface LostCorrection extends Said {
  readonly id: number;
  readonly read: string;
  readonly text: string;
  readonly box: Box;
}

/** A page as the recognise screen shows it. Words are given in the page space it was recognised in. */
export interface ProofPage {
  readonly id: number;
  readonly source: string;
  readonly number: number;
  readonly part: 0 | 1 | 2;
  readonly version: string;
  /** The page space now, px. */
  readonly width: number;
  readonly height: number;
  readonly state: ProofPageLine['state'];
  /** Why it could not be recognised. */
  readonly error: ErrorRecord | null;
  /** The page was turned, levelled or cropped since: the words' places are those of before. */
  readonly stale: boolean;
  readonly recognisedAt: string | null;
  readonly lines: readonly ProofLine[];
  readonly lost: readonly LostCorrection[];
}

/** Where a word is. */
export interface WordPlace {
  readonly pageId: number;
  readonly word: number;
}

/** The next word in doubt, and how many there are. `wrapped`: it stands before where the search began. */
export interface NextDoubtful {
  readonly place: WordPlace | null;
  readonly wrapped: boolean;
  readonly left: number;
}

/** A place that a replacement would change: the words of a line, before and after. */
export interface ReplaceHit extends WordPlace {
  readonly source: string;
  readonly number: number;
  readonly part: 0 | 1 | 2;
  readonly before: string;
  readonly after: string;
  /** The rest of the line. */
  readonly left: string;
  readonly right: string;
}

export interface ReplacePreview {
  readonly hits: readonly ReplaceHit[];
  /** There are more than are shown. */
  readonly more: boolean;
  readonly pages: number;
}

/** `gone`: places that were chosen but no longer hold the text. */
export interface ReplaceReport {
  readonly changed: number;
  readonly pages: number;
  readonly gone: number;
}
