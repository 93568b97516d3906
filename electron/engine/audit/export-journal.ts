import { once } from 'node:events';
import type { JournalExport } from '../../../shared/contract/reports/journal.ts';
import { streamDurable } from '../base/durable-file.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import type { Database } from '../db/index.ts';
import { whereOf, type EntryRow, type JournalFilter } from './journal.ts';

const COLUMNS = ['seq', 'at', 'who', 'action', 'subject', 'before', 'after', 'previous', 'hash'] as const;

/** Entries read and written at a time. */
const STRETCH = 500;

/**
 * Writes the entries that fit as CSV (RFC 4180: CRLF, quoted), the oldest first, with a byte order mark so that
 * spreadsheet programs read the Vietnamese. Appears whole or not at all; throws `disk/*`.
 */
export async function exportJournal(
  db: Database,
  input: JournalFilter & { readonly path: string },
  task: Task,
): Promise<JournalExport> {
  const { sql, values } = whereOf(input);
  const next = db.prepare<unknown[], EntryRow & { previous: string }>(
    `SELECT ${COLUMNS.join(', ')} FROM audit WHERE ${sql} AND seq > ? ORDER BY seq LIMIT ${STRETCH}`,
  );
  let entries = 0;
  await streamDurable(input.path, async (stream) => {
    stream.write(`\uFEFF${COLUMNS.join(',')}\r\n`);
    let last = 0;
    for (;;) {
      throwIfCancelled(task.signal);
      const rows = next.all(...values, last);
      const text = rows.map((row) => `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`).join('');
      if (text !== '' && !stream.write(text)) await once(stream, 'drain');
      entries += rows.length;
      last = rows.at(-1)?.seq ?? last;
      if (rows.length < STRETCH) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  return { path: input.path, entries };
}

/** Quoted; what a spreadsheet program would take for a formula has an apostrophe before it. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
