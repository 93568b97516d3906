import type { JournalSubject } from '../../../shared/contract/reports/journal.ts';
import type { Database } from '../db/index.ts';

interface Found {
  readonly name: string;
  readonly pageId?: number;
  readonly documentId?: number;
  readonly fileId?: number;
  readonly fileCode?: string;
}

/**
 * Looks up what subjects of the journal (`kind:id`) are called now. One look for each subject: a list names the same
 * few again and again.
 */
export function subjectNames(db: Database): (subject: string) => JournalSubject {
  const known = new Map<string, JournalSubject>();
  return (subject) => {
    const seen = known.get(subject);
    if (seen !== undefined) return seen;
    const colon = subject.indexOf(':');
    const kind = colon < 0 ? subject : subject.slice(0, colon);
    const id = colon < 0 ? '' : subject.slice(colon + 1);
    const found = LOOK_UPS[kind]?.(db, id);
    const made: JournalSubject = {
      kind,
      name: found?.name ?? id,
      pageId: found?.pageId ?? null,
      documentId: found?.documentId ?? null,
      fileId: found?.fileId ?? null,
      fileCode: found?.fileCode ?? null,
    };
    known.set(subject, made);
    return made;
  };
}

type LookUp = (db: Database, id: string) => Found | undefined;

const LOOK_UPS: Readonly<Record<string, LookUp>> = {
  page: (db, id) => {
    const row = db
      .prepare<[number], { name: string; frame: number }>(
        'SELECT source.name, page.frame FROM page JOIN source ON source.id = page.source_id WHERE page.id = ?',
      )
      .get(Number(id));
    return row && { name: `${row.name} · ${row.frame + 1}`, pageId: Number(id) };
  },
  source: (db, id) => db.prepare<[number], Found>('SELECT name FROM source WHERE id = ?').get(Number(id)),
  document: (db, id) => {
    // Recorded by its number, or as `<file code>/<place in the file>`.
    const slash = id.lastIndexOf('/');
    const row =
      slash < 0
        ? db.prepare<[number], DocumentRow>(`${DOCUMENT} WHERE document.id = ?`).get(Number(id))
        : db
            .prepare<[string, number], DocumentRow>(`${DOCUMENT} WHERE file.code = ? AND document.ordinal = ?`)
            .get(id.slice(0, slash), Number(id.slice(slash + 1)));
    return row && { name: `${row.code}/${row.ordinal}`, documentId: row.id, fileCode: row.code };
  },
  file: (db, id) => {
    const row = db
      .prepare<[string, number], { id: number; code: string }>('SELECT id, code FROM file WHERE code = ? OR id = ?')
      .get(id, Number(id) || 0);
    return row && { name: row.code, fileId: row.id, fileCode: row.code };
  },
};

const DOCUMENT = `SELECT document.id AS id, document.ordinal AS ordinal, file.code AS code
  FROM document JOIN file ON file.id = document.file_id`;

interface DocumentRow {
  readonly id: number;
  readonly ordinal: number;
  readonly code: string;
}
