import type { JournalSubject } from '../../../shared/contract/reports/journal.ts';
import { prepared, type Database } from '../db/index.ts';

/**
 * A subject as an entry keeps it: `kind:id`, and where the id is a number a person does not know, `|` and what the thing is
 * called at that moment. Unchanged where there is nothing of that number.
 */
export function namedSubject(db: Database, subject: string): string {
  const { kind, id, name } = partsOf(subject);
  if (name !== null || !isNumber(id)) return subject;
  const found = LOOK_UPS[kind]?.(db, id);
  return found === undefined ? subject : `${subject}|${found.name}`;
}

interface Parts {
  readonly kind: string;
  readonly id: string;
  /** As it was called when the entry was written; null where that was not kept, or the id is the name. */
  readonly name: string | null;
}

function partsOf(subject: string): Parts {
  const colon = subject.indexOf(':');
  if (colon < 0) return { kind: subject, id: '', name: null };
  const kind = subject.slice(0, colon);
  const id = subject.slice(colon + 1);
  const named = /^(\d+)\|(.*)$/su.exec(id);
  return named ? { kind, id: named[1]!, name: named[2]! } : { kind, id, name: null };
}

const isNumber = (id: string): boolean => /^\d+$/.test(id);

/**
 * What entries are about: by the names they were written with, never by what bears the number or place today. Entries of
 * older programs have only the number; of these it is said what it is called now, as that. One look for each subject: a
 * list names the same few again and again.
 */
export function journalSubjects(db: Database): (subject: string, after: unknown) => JournalSubject {
  const known = new Map<string, JournalSubject>();
  return (subject, after) => {
    const count = countedBefore(subject, after);
    if (count !== null) return { ...NOTHING, ...count };
    const seen = known.get(subject);
    if (seen !== undefined) return seen;
    const made = look(db, partsOf(subject));
    known.set(subject, made);
    return made;
  };
}

const NOTHING = { pageId: null, documentId: null, fileId: null, fileCode: null, unnamed: null } as const;

function look(db: Database, { kind, id, name }: Parts): JournalSubject {
  const lookUp = LOOK_UPS[kind];
  const found = lookUp?.(db, id);
  // A number of a kind that has names, and no name: written by an older program, or the thing was not there.
  const unnamed = name === null && lookUp !== undefined && isNumber(id) ? { now: found?.name ?? null } : null;
  return { ...NOTHING, ...found?.at, kind, name: name ?? id, unnamed };
}

/** Older programs wrote `document:3` of three documents changed at once: the entry tells by the ids it names. */
function countedBefore(subject: string, after: unknown): Pick<JournalSubject, 'kind' | 'name'> | null {
  const { kind, id, name } = partsOf(subject);
  const plural = SEVERAL[kind];
  if (plural === undefined || name !== null || !isNumber(id)) return null;
  const ids = typeof after === 'object' && after !== null && 'ids' in after ? after.ids : null;
  return Array.isArray(ids) && ids.length !== 1 && String(ids.length) === id ? { kind: plural, name: id } : null;
}

/** What several records of a level changed at once are called: `documents:3`. */
export const SEVERAL: Readonly<Record<string, string>> = {
  fonds: 'several-fonds',
  inventory: 'inventories',
  file: 'files',
  document: 'documents',
};

interface Found {
  /** What a person calls it. */
  readonly name: string;
  /** Where it is to be seen. */
  readonly at?: Partial<Omit<JournalSubject, 'kind' | 'name' | 'unnamed'>>;
}

type LookUp = (db: Database, id: string) => Found | undefined;

const LOOK_UPS: Readonly<Record<string, LookUp>> = {
  page: (db, id) => {
    const row = prepared<[number], { name: string; frame: number }>(
      db,
      'SELECT source.name, page.frame FROM page JOIN source ON source.id = page.source_id WHERE page.id = ?',
    ).get(Number(id));
    return row && { name: `${row.name} · ${row.frame + 1}`, at: { pageId: Number(id) } };
  },
  source: (db, id) => prepared<[number], Found>(db, 'SELECT name FROM source WHERE id = ?').get(Number(id)),
  user: (db, id) => prepared<[number], Found>(db, 'SELECT name FROM user WHERE id = ?').get(Number(id)),
  fonds: (db, id) => prepared<[number], Found>(db, 'SELECT code AS name FROM fonds WHERE id = ?').get(Number(id)),
  inventory: (db, id) =>
    prepared<[number], Found>(
      db,
      `SELECT fonds.code || '/' || number AS name FROM inventory JOIN fonds ON fonds.id = fonds_id WHERE inventory.id = ?`,
    ).get(Number(id)),
  document: (db, id) => {
    // `<file code>/<place in the file>` is a name: another document may have the place by now.
    if (!isNumber(id)) return fileOf(db, id.slice(0, Math.max(0, id.lastIndexOf('/'))));
    const row = prepared<[number], { id: number; ordinal: number; code: string }>(
      db,
      `SELECT document.id AS id, document.ordinal AS ordinal, file.code AS code
       FROM document JOIN file ON file.id = document.file_id WHERE document.id = ?`,
    ).get(Number(id));
    return row && { name: `${row.code}/${row.ordinal}`, at: { documentId: row.id, fileCode: row.code } };
  },
  file: (db, id) => fileOf(db, id),
};

/** By its code, or by its number. */
function fileOf(db: Database, id: string): Found | undefined {
  const row = prepared<[string, number], { id: number; code: string }>(
    db,
    'SELECT id, code FROM file WHERE code = ? OR id = ?',
  ).get(id, isNumber(id) ? Number(id) : 0);
  return row && { name: row.code, at: { fileId: row.id, fileCode: row.code } };
}
