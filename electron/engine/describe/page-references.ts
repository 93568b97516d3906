/**
 * How a row names its pages: parts separated by `;`, each a received file with an optional page or range of pages after
 * `#` (`so-01.tif#1-3`), or a run of files in the order they were taken in (`001.jpg..014.jpg`). Pages count from 1; where
 * a double page was split, `#3` means both of its pages and `#3a`, `#3b` one of them.
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

/** Reads a cell of page references; null when it does not follow the form. */
export function readPageReferences(text: string): PageReference[] | null {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const references: PageReference[] = [];
  for (const part of parts) {
    const run = /^(.+?)\s*\.\.\s*([^.].*)$/.exec(part);
    const ranged = /^(.+)#(\d+[ab]?)(?:\s*-\s*(\d+[ab]?))?$/i.exec(part);
    if (ranged) {
      const from = placeOf(ranged[2]!);
      const to = ranged[3] === undefined ? from : placeOf(ranged[3]);
      if (from.number < 1 || to.number < from.number) return null;
      if (to.number === from.number && to.part !== 0 && to.part < from.part) return null;
      references.push({ first: ranged[1]!.trim(), last: null, from, to });
    } else if (run) references.push({ first: run[1]!.trim(), last: run[2]!.trim(), from: null, to: null });
    else references.push({ first: part, last: null, from: null, to: null });
  }
  return references.length === 0 ? null : references;
}

function placeOf(text: string): PagePlace {
  const part = /a$/i.test(text) ? 1 : /b$/i.test(text) ? 2 : 0;
  return { number: Number.parseInt(text, 10), part };
}
