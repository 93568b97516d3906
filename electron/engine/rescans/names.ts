import { basename, extname } from 'node:path';
import { readRow, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Prepared } from './prepared.ts';
import { namesOf } from './rows.ts';

/**
 * The rows by which set-aside files become taken ones. A file takes the name of the page's old file, with its own extension,
 * so that lists and workbooks go on naming the page as before; an old file that has no page left takes the other's name.
 * One that still has pages keeps its own.
 */
export function namesAfter(ws: Workspace, prepared: readonly Prepared[]): RowChange[] {
  const names = new Names(ws);
  const replaced = new Set(prepared.map(({ page }) => page.id));
  const files = new Map(prepared.map((one) => [one.file.id, one]));
  return [...files.values()].flatMap((one): RowChange[] => {
    const { file, facts, page } = one;
    const row = readRow(ws.db, 'source', { id: file.id })!;
    const old = names.of(page.sourceId);
    const wanted = renamedTo(old, extname(namesOf(file).file));
    const gone = pagesLeft(ws, page.sourceId, replaced) === 0;
    const taken = (name: string): RowChange => ({
      table: 'source',
      before: row,
      after: {
        ...row,
        name,
        kind: facts.kind,
        puid: facts.puid,
        outcome: 'taken',
        error: null,
        findings: JSON.stringify(facts.findings),
      },
    });
    if (wanted === old) {
      if (!gone) return [taken(file.name)];
      const between = names.free(file.batchId, old);
      const rename = (from: string, to: string): RowChange => {
        names.set(page.sourceId, to);
        return { table: 'source', before: { id: page.sourceId, name: from }, after: { id: page.sourceId, name: to } };
      };
      return [rename(old, between), taken(old), rename(between, file.name)];
    }
    return [taken(names.isFree(file.batchId, wanted) ? wanted : file.name)];
  });
}

/** Names as they are after the changes so far. */
class Names {
  readonly #ws: Workspace;
  readonly #given = new Map<number, string>();
  readonly #taken = new Set<string>();

  constructor(ws: Workspace) {
    this.#ws = ws;
  }

  of(sourceId: number): string {
    const row = this.#ws.db.prepare<[number], { name: string }>('SELECT name FROM source WHERE id = ?').get(sourceId)!;
    return this.#given.get(sourceId) ?? row.name;
  }

  set(sourceId: number, name: string): void {
    this.#given.set(sourceId, name);
  }

  isFree(batchId: number, name: string): boolean {
    if (this.#taken.has(name)) return false;
    const row = this.#ws.db.prepare('SELECT 1 FROM source WHERE batch_id = ? AND name = ?').get(batchId, name);
    if (row === undefined) this.#taken.add(name);
    return row === undefined;
  }

  free(batchId: number, name: string): string {
    for (let ordinal = 2; ; ordinal++) if (this.isFree(batchId, `${name} (${ordinal})`)) return `${name} (${ordinal})`;
  }
}

/** Pages of a source that are not replaced now. */
function pagesLeft(ws: Workspace, sourceId: number, replaced: ReadonlySet<number>): number {
  return ws.db
    .prepare<[number], { id: number }>('SELECT id FROM page WHERE source_id = ?')
    .all(sourceId)
    .filter(({ id }) => !replaced.has(id)).length;
}

function renamedTo(name: string, extension: string): string {
  const own = extname(name);
  if (own.toLowerCase() === extension.toLowerCase()) return name;
  return name.slice(0, name.length - basename(name).length) + basename(name, own) + extension;
}
