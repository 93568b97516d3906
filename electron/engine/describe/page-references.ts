/**
 * How a row names its pages: parts separated by `;`, each a received file with an optional page or range of pages after
 * `#` (`so-01.tif#1-3`), or a run of files in the order they were taken in (`001.jpg..014.jpg`). Pages count from 1.
 */
export interface PageReference {
  readonly first: string;
  /** Last file of a run, or null. */
  readonly last: string | null;
  readonly from: number | null;
  readonly to: number | null;
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
    const ranged = /^(.+)#(\d+)(?:\s*-\s*(\d+))?$/.exec(part);
    if (ranged) {
      const from = Number(ranged[2]);
      const to = ranged[3] === undefined ? from : Number(ranged[3]);
      if (from < 1 || to < from) return null;
      references.push({ first: ranged[1]!.trim(), last: null, from, to });
    } else if (run) references.push({ first: run[1]!.trim(), last: run[2]!.trim(), from: null, to: null });
    else references.push({ first: part, last: null, from: null, to: null });
  }
  return references.length === 0 ? null : references;
}
