import { fileCode } from '../../../shared/model/identifiers.ts';
import { closedFonds } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** How a row names a file. A row of a document may leave the fonds out. */
export interface FileName {
  readonly fondsCode?: string | undefined;
  readonly year: number;
  readonly notation: string;
}

interface KnownFile {
  readonly code: string;
  readonly fondsCode: string;
}

/**
 * Which file the rows of a description mean: one of the workspace keeps the code it was given when it was formed, a new one
 * gets the code of its fonds as it is then.
 */
export class FileCodes {
  readonly #agencyId: string;
  readonly #closed = new Map<string, boolean>();
  readonly #byName = new Map<string, KnownFile[]>();
  /** Codes of files there are, and of those the rows make: in lower case → as written. */
  readonly #codes = new Map<string, string[]>();

  constructor(ws: Workspace) {
    this.#agencyId = ws.agency.agencyId;
    for (const fonds of ws.db.prepare<[], { id: number; code: string }>('SELECT id, code FROM fonds').all())
      this.#closed.set(fonds.code, closedFonds(ws.db, fonds) !== null);
    const files = ws.db.prepare<[], KnownFile & { year: number; notation: string }>(
      `SELECT file.code AS code, year, notation, fonds.code AS fondsCode
       FROM file JOIN inventory ON inventory.id = inventory_id JOIN fonds ON fonds.id = fonds_id`,
    );
    for (const file of files.all()) this.add(file.code, file);
  }

  /** What a row says of a fonds, before the files in it are asked for. */
  addFonds(code: string, status: string | undefined): void {
    if (status !== undefined || !this.#closed.has(code)) this.#closed.set(code, status === 'closed');
  }

  /** A file the rows make, or put into another fonds. */
  add(code: string, { fondsCode = '', year, notation }: FileName): void {
    const name = keyOf(year, notation);
    this.#byName.set(name, [
      ...(this.#byName.get(name) ?? []).filter((known) => known.code !== code),
      { code, fondsCode },
    ]);
    const folded = code.toLowerCase();
    this.#codes.set(folded, [...(this.#codes.get(folded) ?? []), code]);
  }

  /** The code of the file of this fonds, whether it is there or not. */
  codeIn({ fondsCode = '', year, notation }: FileName): string {
    const known = this.#byName.get(keyOf(year, notation))?.find((file) => file.fondsCode === fondsCode);
    if (known) return known.code;
    const own = this.#closed.get(fondsCode) === true ? fondsCode : null;
    return fileCode({ agencyId: this.#agencyId, closedFonds: own, year, notation });
  }

  /** Codes of the files a name may mean; without a fonds there may be one in several. */
  meant({ fondsCode, year, notation }: FileName): string[] {
    const known = this.#byName.get(keyOf(year, notation)) ?? [];
    return known.filter((file) => fondsCode === undefined || file.fondsCode === fondsCode).map(({ code }) => code);
  }

  /** A file whose code differs from this new one in nothing but case: both would be one file name. */
  alike(code: string): string | null {
    const known = this.#codes.get(code.toLowerCase()) ?? [];
    return known.includes(code) ? null : (known[0] ?? null);
  }
}

function keyOf(year: number, notation: string): string {
  return `${year}\n${notation}`;
}
