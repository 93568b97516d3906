import { createHash } from 'node:crypto';
import type { Finding } from '../../../shared/contract/finding.ts';
import { throwIfCancelled } from '../base/task.ts';
import type { Database } from '../db/index.ts';
import type { AuditEntry, AuditRow, AuditVerdict } from '../../../shared/contract/reports/audit.ts';
export type { AuditEntry, AuditRow } from '../../../shared/contract/reports/audit.ts';

interface StoredRow {
  seq: number;
  at: string;
  who: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  previous: string;
  hash: string;
}

const GENESIS = '0'.repeat(64);

/**
 * Adds an entry to the chain. Must run inside the transaction of the change it records, so that neither exists without
 * the other. Each entry's hash covers its own content and the hash before it.
 */
export function appendAudit(db: Database, entry: AuditEntry): void {
  const last = db
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
    .get();
  const row: Omit<StoredRow, 'hash'> = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    who: entry.who,
    action: entry.action,
    subject: entry.subject,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
    previous: last?.hash ?? GENESIS,
  };
  db.prepare(
    'INSERT INTO audit (seq, at, who, action, subject, before, after, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(row.seq, row.at, row.who, row.action, row.subject, row.before, row.after, row.previous, hashOf(row));
}

/** Walks the whole chain and says where it is broken. `head` is the last hash, to be noted outside the workspace. */
export function verifyAudit(db: Database): AuditVerdict {
  const walk = newWalk();
  for (const row of db.prepare<[], StoredRow>('SELECT * FROM audit ORDER BY seq').iterate()) step(walk, row);
  return verdictOf(walk);
}

/** Rows walked between two looks at what else is to be done: some 10 ms. */
const STRETCH = 1000;

/** As verifyAudit, in stretches, so that other calls are answered in between. Throws `internal/cancelled`. */
export async function verifyAuditInSteps(db: Database, signal: AbortSignal): Promise<AuditVerdict> {
  const walk = newWalk();
  const next = db.prepare<[number, number], StoredRow>('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?');
  for (;;) {
    throwIfCancelled(signal);
    const rows = next.all(walk.seq, STRETCH);
    for (const row of rows) step(walk, row);
    if (rows.length < STRETCH) return verdictOf(walk);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Walk {
  readonly findings: Finding[];
  previous: string;
  seq: number;
}

function newWalk(): Walk {
  return { findings: [], previous: GENESIS, seq: 0 };
}

function step(walk: Walk, row: StoredRow): void {
  const broken = (code: string) =>
    walk.findings.push({ code, severity: 'error', place: `audit:${row.seq}`, params: { seq: row.seq, at: row.at } });
  if (row.seq !== walk.seq + 1) broken('audit/entry-missing');
  if (row.previous !== walk.previous) broken('audit/chain-broken');
  if (row.hash !== hashOf(row)) broken('audit/entry-changed');
  walk.previous = row.hash;
  walk.seq = row.seq;
}

function verdictOf(walk: Walk): AuditVerdict {
  return { entries: walk.seq, head: walk.previous, findings: walk.findings };
}

/** The newest entries first, optionally of one action or subject (prefix match on both). */
export function listAudit(
  db: Database,
  filter: { limit: number; action?: string; subject?: string; before?: number },
): AuditRow[] {
  return db
    .prepare<[string, string, number, number], StoredRow>(
      `SELECT * FROM audit WHERE action LIKE ? ESCAPE '\\' AND subject LIKE ? ESCAPE '\\' AND seq < ?
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(prefix(filter.action), prefix(filter.subject), filter.before ?? Number.MAX_SAFE_INTEGER, filter.limit)
    .map((row) => ({
      seq: row.seq,
      at: row.at,
      who: row.who,
      action: row.action,
      subject: row.subject,
      before: row.before === null ? undefined : (JSON.parse(row.before) as unknown),
      after: row.after === null ? undefined : (JSON.parse(row.after) as unknown),
      hash: row.hash,
    }));
}

function prefix(text: string | undefined): string {
  return `${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
}

function hashOf(row: Omit<StoredRow, 'hash'>): string {
  // A JSON array: no field can be moved into its neighbour without changing the bytes.
  const content = [row.seq, row.at, row.who, row.action, row.subject, row.before, row.after, row.previous];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
