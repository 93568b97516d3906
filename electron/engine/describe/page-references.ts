/**
 * How a row names its pages: parts separated by `;`, each a received file with an optional page or range of pages after
 * `#` (`so-01.tif#1-3`), or a run of files in the order they were taken in (`001.jpg..014.jpg`). Pages count from 1; where
 * a double page was split, `#3` means both of its pages and `#3a`, `#3b` one of them. A name in quotation marks is taken as
 * it is, whatever it holds: `"a; b.jpg"#1`; a quotation mark within is doubled.
 */
export interface PageReference {
  readonly first: string;
  /** Last file of a run, or null. */
  readonly last: string | null;
  readonly from: PagePlace | null;
  readonly to: PagePlace | null;
}

/** A page of a file: its number and, of a split one, which of the two; 0 means all of it. */
export interface PagePlace {
  readonly number: number;
  readonly part: 0 | 1 | 2;
}

const QUOTED = '"(?:[^"]|"")+"';
const RANGED = new RegExp(`^(${QUOTED}|[^"].*)#(\\d+[ab]?)(?:\\s*-\\s*(\\d+[ab]?))?$`, 'iu');
const RUN = new RegExp(`^(${QUOTED}|[^"].*?)\\s*\\.\\.\\s*(${QUOTED}|[^".].*)$`, 'u');
const ALONE = new RegExp(`^(?:${QUOTED}|[^"].*)$`, 'u');
/** A part up to the next `;` that is not within quotation marks at its beginning or after `..`. */
const PART = new RegExp(`(?:(?<=^\\s*|;\\s*|\\.\\.\\s*)${QUOTED}|[^;])+`, 'gu');

/** Reads a cell of page references; null when it does not follow the form. */
export function readPageReferences(text: string): PageReference[] | null {
  const parts = (text.match(PART) ?? []).map((part) => part.trim()).filter((part) => part !== '');
  const references: PageReference[] = [];
  for (const part of parts) {
    const ranged = RANGED.exec(part);
    const run = RUN.exec(part);
    if (ranged) {
      const from = placeOf(ranged[2]!);
      const to = ranged[3] === undefined ? from : placeOf(ranged[3]);
      if (from.number < 1 || to.number < from.number) return null;
      if (to.number === from.number && to.part !== 0 && to.part < from.part) return null;
      references.push({ first: nameOf(ranged[1]!), last: null, from, to });
    } else if (run) references.push({ first: nameOf(run[1]!), last: nameOf(run[2]!), from: null, to: null });
    else if (ALONE.test(part)) references.push({ first: nameOf(part), last: null, from: null, to: null });
    else return null;
  }
  return references.length === 0 ? null : references;
}

/** A file's name as a reference has it: in quotation marks where it would be read as something else. */
export function quotedName(name: string): string {
  const [one, ...more] = readPageReferences(name) ?? [];
  const isPlain = more.length === 0 && one?.first === name && one.last === null && one.from === null;
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

function nameOf(written: string): string {
  const text = written.trim();
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function placeOf(text: string): PagePlace {
  const part = /a$/i.test(text) ? 1 : /b$/i.test(text) ? 2 : 0;
  return { number: Number.parseInt(text, 10), part };
}
