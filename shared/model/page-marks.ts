import type { CheckState } from '../contract/reports/pages.ts';
import type { Blankness } from './page.ts';

/** What a list of thousands of pages has to know of each before it is looked at: enough to filter and to count. */
export interface PageMarks {
  readonly checkState: CheckState;
  readonly blankness: Blankness | null;
  /** It has a finding that asks for a look: an error or a warning. */
  readonly flagged: boolean;
  /** A person set how it is turned, levelled or cropped. */
  readonly edited: boolean;
  /** One of the two pages of a split frame. */
  readonly half: boolean;
}

const CHECKS: readonly CheckState[] = ['unchecked', 'passed', 'rescan'];
const BLANKNESS: readonly (Blankness | null)[] = [null, 'blank', 'look', 'text'];
/** The first character used: from here on all are letters that JSON leaves as they are. */
const BASE = 0xc0;
const CODES = CHECKS.length * BLANKNESS.length * 8;

const TABLE: readonly PageMarks[] = Array.from({ length: CODES }, (_, code) => ({
  checkState: CHECKS[Math.floor(code / 32)]!,
  blankness: BLANKNESS[Math.floor(code / 8) % 4]!,
  flagged: (code & 4) !== 0,
  edited: (code & 2) !== 0,
  half: (code & 1) !== 0,
}));

/** The marks as one character, so that those of 10,000 pages are a short string. */
export function encodeMarks({ checkState, blankness, flagged, edited, half }: PageMarks): string {
  const flags = (flagged ? 4 : 0) + (edited ? 2 : 0) + (half ? 1 : 0);
  return String.fromCharCode(BASE + CHECKS.indexOf(checkState) * 32 + BLANKNESS.indexOf(blankness) * 8 + flags);
}

/** What encodeMarks said, from the string at this place; the same marks are the same object. */
export function marksAt(marks: string, at: number): PageMarks {
  return TABLE[marks.charCodeAt(at) - BASE] ?? TABLE[0]!;
}
