import type { Detail, Params } from '../../shared/contract/app-error.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import type { Speech } from './words.ts';

/** More things found than these are counted, not printed; `--json` has them all. */
export const PRINTED = 60;

/** Places named for one thing found at several of them. */
const PLACES = 3;

const RANK = { error: 0, warning: 1, info: 2 } as const;
const MARK = { error: '✗', warning: '!', info: '·' } as const;

/** Different words told for one code of a thing verified, where thousands of files may have the same fault. */
const WORDINGS = { error: 3, warning: 3, info: 1 } as const;

interface Told {
  readonly finding: Finding;
  readonly text: string;
  readonly places: string[];
}

/** The findings, gravest first; what is the same at many places is said once with the first of them. */
export function findingLines(speech: Speech, findings: readonly Finding[]): string[] {
  const all = ranked(told(speech, findings).values());
  return [...all.slice(0, PRINTED).map((one) => line(speech, one)), ...moreLine(speech, all.slice(PRINTED))];
}

/**
 * As `findingLines`, and what differs in its values only (a time, a name) is told by its first ones with the number of the rest.
 */
export function findingLinesByCode(speech: Speech, findings: readonly Finding[]): string[] {
  const codes = new Map<string, Told[]>();
  for (const one of ranked(told(speech, findings).values())) {
    const key = `${one.finding.severity} ${one.finding.code}`;
    codes.set(key, [...(codes.get(key) ?? []), one]);
  }
  const lines: string[] = [];
  const unsaid: Told[] = [];
  let room = PRINTED;
  for (const all of codes.values()) {
    const shown = Math.min(room, WORDINGS[all[0]?.finding.severity ?? 'info']);
    room -= Math.min(shown, all.length);
    const rest = all.slice(shown);
    if (shown === 0) unsaid.push(...rest);
    else {
      lines.push(...all.slice(0, shown).map((one) => line(speech, one)));
      if (rest.length > 0) lines.push(`    ${speech.text('findings.alike', { count: countOf(rest) })}`);
    }
  }
  return [...lines, ...moreLine(speech, unsaid)];
}

/** How many findings are not said beyond a screenful; no line where all are. */
function moreLine(speech: Speech, unsaid: readonly Told[]): string[] {
  return unsaid.length === 0 ? [] : [`  ${speech.text('more', { count: countOf(unsaid) })}`];
}

function countOf(all: readonly Told[]): number {
  return all.reduce((sum, { places }) => sum + places.length, 0);
}

/** By severity and words. */
function told(speech: Speech, findings: readonly Finding[]): Map<string, Told> {
  const groups = new Map<string, Told>();
  for (const finding of findings) {
    const { what, do: remedy } = speech.words(finding.code, finding.params);
    const text = finding.severity === 'info' ? what : `${what} → ${remedy}`;
    const key = `${finding.severity} ${text}`;
    const place = placeOf(speech, finding);
    const group = groups.get(key);
    if (group) group.places.push(place);
    else groups.set(key, { finding, text, places: [place] });
  }
  return groups;
}

function ranked(all: Iterable<Told>): Told[] {
  return [...all].sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity]);
}

function line(speech: Speech, { finding, text, places }: Told): string {
  const where = placesText(speech, places);
  // Words that begin with the place say where it is themselves.
  return `  ${MARK[finding.severity]} ${where === '' || text.startsWith(where) ? '' : `${where}: `}${text}`;
}

/** The place; without the field at its end when the words name that field anyway. */
function placeOf(speech: Speech, { place, params }: Finding): string {
  const ending = `/${String(params['field'])}`;
  return speech.place(place.endsWith(ending) ? place.slice(0, -ending.length) : place);
}

function placesText(speech: Speech, places: readonly string[]): string {
  const named = [...new Set(places)].filter((place) => place !== '');
  if (named.length <= PLACES) return named.join('; ');
  return speech.text('place.several', { places: named.slice(0, PLACES).join('; '), count: named.length - PLACES });
}

/** One of the things an error lists: where it stands, what is wrong and what to do. */
export function detailLine(speech: Speech, detail: Detail): string {
  const { what, do: remedy } = speech.words(detail.code, detail.params);
  const where = detailPlace(speech, detail.params);
  return `${where === '' ? '' : `${where}: `}${what}${remedy === '' ? '' : ` → ${remedy}`}`;
}

function detailPlace(speech: Speech, params: Params): string {
  const { sheet, row, column, place } = params;
  if (sheet !== undefined && row !== undefined) return speech.text('place.cell', { sheet, row, column: column ?? '' });
  return typeof place === 'string' ? speech.place(place) : '';
}
