import type { Database } from '../db/index.ts';
import { readPageReferences, type PagePlace } from './page-references.ts';
import { cellText } from './table.ts';

export interface ResolvedPages {
  readonly pageIds: readonly number[];
  /** The one source all pages come from, when it is a PDF that must stay as it is (signed or born-digital), whole. */
  readonly originalSourceId: number | null;
}

export type PageFault = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

interface SourceRow {
  id: number;
  name: string;
  kind: string | null;
  outcome: string;
  duplicateOf: number | null;
}

/** Turns the page references of rows into pages of one batch. Holds the batch's file names, not its pages. */
export class PageResolver {
  private readonly sources: readonly SourceRow[];
  private readonly db: Database;

  constructor(db: Database, batchId: number) {
    this.db = db;
    this.sources = db
      .prepare<[number], SourceRow>(
        `SELECT source.id AS id, source.name AS name, coalesce(source.kind, original.kind) AS kind,
                source.outcome AS outcome, source.duplicate_of AS duplicateOf
         FROM source LEFT JOIN source AS original ON original.id = source.duplicate_of
         WHERE source.batch_id = ? ORDER BY source.id`,
      )
      .all(batchId);
  }

  /** The pages a cell names, in order, or what is wrong with it. */
  resolve(text: string): ResolvedPages | PageFault {
    const references = readPageReferences(text);
    if (!references) return { code: 'describe/pages-unreadable', params: { value: text } };
    const pageIds: number[] = [];
    const touched = new Set<SourceRow>();
    let whole = true;
    for (const reference of references) {
      const run = this.run(reference.first, reference.last);
      if ('code' in run) return this.withCommas(text) ?? run;
      for (const source of run) {
        if (source.outcome === 'refused') return { code: 'describe/file-was-refused', params: { file: source.name } };
        touched.add(source);
        const pages = this.pagesOf(source.duplicateOf ?? source.id);
        const there = pages.at(-1)?.number ?? 0;
        const wanted = pages.filter((page) => isBetween(page, reference.from, reference.to));
        if (wanted.length === 0 || (reference.to !== null && reference.to.number > there))
          return {
            code: 'describe/page-not-there',
            params: { file: source.name, page: nameOf(reference.to), pages: there },
          };
        if (wanted.length !== pages.length) whole = false;
        pageIds.push(...wanted.map(({ id }) => id));
      }
    }
    const [only] = touched;
    const kept = touched.size === 1 && only && (only.kind === 'pdf-signed' || only.kind === 'pdf-born');
    // A signed PDF is the document, whole and by itself: cut up or mixed with other pages its signature would be lost.
    const signed = [...touched].find(({ kind }) => kind === 'pdf-signed');
    if (signed && !(kept && whole)) return { code: 'describe/signed-pdf-split', params: { file: signed.name } };
    return { pageIds, originalSourceId: kept && whole ? (only.duplicateOf ?? only.id) : null };
  }

  /** The fault of a cell that names received files with commas between them; null when that is not what is wrong. */
  private withCommas(text: string): PageFault | null {
    if (!text.includes(',') || text.includes('"')) return null;
    const meant = text.split(/[,;]/).map((part) => part.trim());
    const references = readPageReferences(meant.join(';')) ?? [];
    const areThere = references.every(({ first, last }) => !('code' in this.run(first, last)));
    if (references.length < 2 || !areThere) return null;
    return { code: 'describe/separated-by-comma', params: { value: text, meant: meant.join('; ') } };
  }

  private run(first: string, last: string | null): SourceRow[] | PageFault {
    const from = this.find(first);
    if (typeof from !== 'number') return from;
    if (last === null) return [this.sources[from]!];
    const to = this.find(last);
    if (typeof to !== 'number') return to;
    if (to < from) return { code: 'describe/pages-unreadable', params: { value: `${first}..${last}` } };
    return this.sources.slice(from, to + 1);
  }

  /**
   * By the whole relative name as it is written, else by the last part of it or whatever its case, else with its white space
   * joined: each only when one file alone has it.
   */
  private find(name: string): number | PageFault {
    const wanted = name.normalize('NFC').replaceAll('\\', '/');
    const exact = this.sources.findIndex((source) => source.name === wanted);
    if (exact >= 0) return exact;
    const written = this.alike(wanted, (text) => text);
    const alike = written.length > 0 ? written : this.alike(wanted, cellText);
    if (alike.length === 1) return alike[0]!;
    return {
      code: alike.length === 0 ? 'describe/file-not-received' : 'describe/file-ambiguous',
      params: { file: name },
    };
  }

  private alike(wanted: string, as: (text: string) => string): number[] {
    return this.sources.flatMap(({ name }, index) =>
      as(name).endsWith(`/${as(wanted)}`) || as(name).toLowerCase() === as(wanted).toLowerCase() ? [index] : [],
    );
  }

  private pagesOf(sourceId: number): SourcePage[] {
    return this.db
      .prepare<[number], SourcePage>(
        'SELECT id, frame + 1 AS number, part FROM page WHERE source_id = ? ORDER BY frame, part',
      )
      .all(sourceId);
  }
}

interface SourcePage extends PagePlace {
  readonly id: number;
}

/** A place without a letter begins with the first and ends with the last page of its frame. */
function isBetween(page: SourcePage, from: PagePlace | null, to: PagePlace | null): boolean {
  const rank = ({ number, part }: PagePlace, bare: number): number => number * 3 + (part === 0 ? bare : part);
  const own = rank(page, 0);
  return (from === null || own >= rank(from, 0)) && (to === null || own <= rank(to, 2));
}

function nameOf(place: PagePlace | null): string | number {
  if (place === null) return 0;
  return place.part === 0 ? place.number : `${place.number}${place.part === 1 ? 'a' : 'b'}`;
}
