import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { StoredAgency, type AgencySettings } from '../../../shared/model/agency.ts';
export { AgencySettings } from '../../../shared/model/agency.ts';
import type { Database } from '../db/index.ts';

/** A setting every workspace has is gone or unreadable: somebody wrote to the database past the program. */
function damagedSetting(name: string): AppError {
  const params = { file: 'workspace.db', reason: `setting ${name}` };
  return new AppError('workspace/damaged', {}, { details: [{ code: 'workspace/database-damaged', params }] });
}

/** Reads whose workspace it is, as often as wanted: it is looked at again only when it has changed. */
export function agencyReader(db: Database): () => AgencySettings {
  const statement = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE key = 'agency'`);
  let known: { readonly value: string; readonly agency: AgencySettings } | null = null;
  return () => {
    const value = statement.get()?.value ?? 'null';
    if (known?.value === value) return known.agency;
    const parsed = StoredAgency.safeParse(JSON.parse(value));
    if (!parsed.success) throw damagedSetting('agency');
    known = { value, agency: parsed.data };
    return parsed.data;
  };
}

/** Keeps the agency in place of what was known of it. Packages made before keep the agency they were made with. */
export function writeAgency(db: Database, agency: AgencySettings): void {
  db.prepare(
    `INSERT INTO setting (key, value) VALUES ('agency', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(agency));
}

/** The workspace's own identifier: what identifiers of packages are derived from, so that a package made again is the same. */
export function readWorkspaceId(db: Database): string {
  const row = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE key = 'workspaceId'`).get();
  const parsed = z.uuid().safeParse(row ? JSON.parse(row.value) : null);
  if (!parsed.success) throw damagedSetting('workspaceId');
  return parsed.data;
}

/** Gives a new workspace its identifier. It has one for life: a second call breaks the table's key and throws. */
export function writeWorkspaceId(db: Database, id: string): void {
  db.prepare(`INSERT INTO setting (key, value) VALUES ('workspaceId', ?)`).run(JSON.stringify(id));
}

/** Whether the workspace was made to play with. */
export function readPractice(db: Database): boolean {
  return db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE key = 'practice'`).get()?.value === 'true';
}

export function writePractice(db: Database): void {
  db.prepare(`INSERT INTO setting (key, value) VALUES ('practice', 'true')`).run();
}
