import { LAYOUT_CELLS, lowestEnd } from '../../../shared/model/layout-cells.ts';
import { DOCUMENT_TYPES, LETTER_TYPE, OTHER_HEADINGS, OTHER_TYPE } from '../../../shared/model/document-types.ts';
import type { CodeLine } from './code-line.ts';
import type { DateLine } from './date-line.ts';
import { capitals, distance, fold, foldLetters } from './fold.ts';
import type { Frame } from './frame.ts';
import { centre, isReadable, segmentsOf, type Segment } from './rows.ts';
import { textOf } from './text-run.ts';

/** The type heading (cell 5a): which type, how many letters were off, and the rest of its line. */
export interface Heading {
  readonly row: number;
  readonly segment: Segment;
  readonly code: string;
  readonly slips: number;
  /** Codes that fit as well: recognition lost the letters that tell them apart. */
  readonly rivals: readonly string[];
  /** Words of the heading's line after the type: the abstract's beginning. */
  readonly rest: Segment['words'];
  /** The heading ends with a colon, as the operative word of a decision does: no abstract follows. */
  readonly operative: boolean;
}

interface Name {
  readonly code: string;
  readonly letters: string;
}

const NAMES: readonly Name[] = [
  ...DOCUMENT_TYPES.filter((type) => type.code !== OTHER_TYPE && type.code !== LETTER_TYPE).flatMap((type) =>
    [type.name, ...(type.headings ?? [])].map((name) => ({ code: type.code, letters: foldLetters(name) })),
  ),
  ...OTHER_HEADINGS.map((other) => ({ code: OTHER_TYPE, letters: foldLetters(other.name) })),
];

/** The heading stands above this share of the first page. */
const ZONE = lowestEnd(LAYOUT_CELLS.heading);

export function findHeading(frame: Frame, code: CodeLine | null, date: DateLine | null): Heading | null {
  const above = Math.max(
    ...[frame.nation, frame.motto].map((anchor) => (anchor === null ? -1 : frame.rows[anchor.row]!.baseline)),
    ...[code, date].map((line) => (line === null ? -1 : frame.rows[line.row]!.baseline)),
  );
  const found: Heading[] = [];
  for (const [index, row] of frame.rows.entries()) {
    if (row.baseline <= above + 0.5 * frame.cap && above >= 0) continue;
    if (row.baseline > ZONE * frame.page.height) break;
    for (const segment of segmentsOf(row)) {
      const heading = matchHeading(frame, index, segment);
      if (heading !== null) found.push(heading);
    }
  }
  // The first is the heading; a fuzzy one gives way to an exact one close below (a stamp, a torn line).
  const exact = found.find((heading) => heading.slips === 0);
  const first = found[0];
  if (first === undefined || exact === undefined || first === exact) return first ?? null;
  return exact.segment.row.baseline - first.segment.row.baseline < 6 * frame.cap ? exact : first;
}

function matchHeading(frame: Frame, row: number, segment: Segment): Heading | null {
  const words = segment.words.filter(isReadable);
  const text = textOf(words);
  if (capitals(text) < 0.75 || !inMiddle(frame, segment)) return null;
  const match = closestName(words.map((word) => foldLetters(word.text)));
  if (match === null) return null;
  return {
    row,
    segment,
    code: match.names[0]!.code,
    slips: match.slips,
    rivals: [...new Set(match.names.map((name) => name.code))].slice(1),
    rest: words.slice(match.words),
    operative: /:\s*$/.test(segment.text) && match.words === words.length,
  };
}

function inMiddle(frame: Frame, segment: Segment): boolean {
  const middle = (frame.left + frame.right) / 2;
  return Math.abs(centre(segment.box) - middle) < 0.16 * (frame.right - frame.left);
}

/**
 * The names that fit the first words best. A whole-line match may have slips (one in four to eight letters, two from
 * nine); a match of the first words only ("BÁO CÁO TỔNG KẾT …") may have one, and none when the name is short.
 */
function closestName(words: readonly string[]): { names: Name[]; slips: number; words: number } | null {
  let best: { names: Name[]; slips: number; words: number } | null = null;
  for (let count = 1; count <= words.length; count++) {
    const letters = words.slice(0, count).join('');
    if (letters.length > 24) break;
    const whole = count === words.length;
    for (const name of NAMES) {
      if (!whole && name.letters.length < 5) continue;
      const allowed = name.letters.length >= 9 ? 2 : name.letters.length >= 5 ? 1 : 0;
      const slips = distance(letters, name.letters, whole ? allowed : Math.min(allowed, 1));
      if (slips === Infinity) continue;
      const better = best === null || slips < best.slips || (slips === best.slips && count > best.words);
      if (better) best = { names: [name], slips, words: count };
      else if (best !== null && slips === best.slips && count === best.words) best.names.push(name);
    }
  }
  return best;
}

/** "Kính gửi" of letters, reports and submissions (cell 9a). */
export function findAddressee(frame: Frame): number | null {
  const at = frame.rows.findIndex((row) => {
    if (row.baseline > lowestEnd(LAYOUT_CELLS.addressee) * frame.page.height) return false;
    return segmentsOf(row).some((segment) => /^K[IỈ1L]NH G[UƯ][IL1]/.test(fold(segment.text)));
  });
  return at < 0 ? null : at;
}
