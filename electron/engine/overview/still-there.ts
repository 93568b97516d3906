import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Workspace } from '../workspace/index.ts';

/** The records name what was made; a backup brings back the records and not the files, so only the disk knows what is there. */
export interface StillThere {
  /**
   * Documents that need nothing more to be packed: signed by the agency, or received with a signature and kept as they came.
   */
  readonly signed: number;
  /** Files with a package, and packages: in the outbox, or of a round that was transferred, whatever became of them here. */
  readonly packed: number;
  readonly packages: number;
}

interface PackageRow {
  readonly file: number;
  readonly path: string;
  readonly gone: 0 | 1;
}

/**
 * Whether paths below the workspace are there, as its folders were when they were first asked about. A folder is listed
 * once, because asking for each of some 10,000 files takes seconds.
 */
export class OnDisk {
  readonly #root: string;
  readonly #listed = new Map<string, ReadonlySet<string>>();

  constructor({ paths }: Pick<Workspace, 'paths'>) {
    this.#root = paths.root;
  }

  has(path: string): boolean {
    const folder = dirname(path);
    const names = this.#listed.get(folder) ?? namesIn(join(this.#root, folder));
    this.#listed.set(folder, names);
    return names.has(basename(path));
  }

  /** A document's PDF. Each document has a folder of its own: that it is there is enough. */
  hasPdf(path: string): boolean {
    return this.has(dirname(path));
  }
}

/** Counts what was made and is still there. */
export function stillThere({ db }: Pick<Workspace, 'db'>, onDisk: OnDisk): StillThere {
  const signed = db
    .prepare<[], string>(
      `SELECT path FROM document_pdf JOIN document ON document.id = document_id
       LEFT JOIN source ON source.id = original_source_id
       WHERE stage = 'signed' OR (kind = 'pdf-signed' AND NOT EXISTS (
         SELECT 1 FROM document_pdf AS own WHERE own.document_id = document.id AND own.stage = 'signed'))`,
    )
    .pluck()
    .all();
  const packages = db
    .prepare<[], PackageRow>('SELECT file_id AS file, path, round IN (SELECT round FROM transfer) AS gone FROM package')
    .all()
    .filter(({ path, gone }) => gone === 1 || onDisk.has(path));
  return {
    signed: signed.filter((path) => onDisk.hasPdf(path)).length,
    packed: new Set(packages.map(({ file }) => file)).size,
    packages: packages.length,
  };
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
