import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { matchColumns, type FoundSheet } from './match-columns.ts';
import { readSheets } from './read-tables.ts';
import type { RowFault } from './row-fault.ts';

/**
 * The sheets of a description in these files, with what is wrong with them as sheets. One that nobody sees but that holds
 * rows is a fault, and not read: whoever hid it may not want it, or may have forgotten it. Throws `describe/no-sheet` for a
 * file without any, and what reading throws.
 */
export async function readMatched(
  paths: readonly string[],
  task: Task,
): Promise<{ readonly found: FoundSheet[]; readonly hidden: RowFault[] }> {
  const found: FoundSheet[] = [];
  const hidden: RowFault[] = [];
  for (const path of paths) {
    throwIfCancelled(task.signal);
    const known = found.length + hidden.length;
    for (const read of await readSheets(path)) {
      // Two workbooks may both have a sheet of this name.
      const isAlone = paths.length === 1 || read.sheet === basename(path);
      const table = isAlone ? read : { ...read, sheet: `${basename(path)} › ${read.sheet}` };
      const matched = matchColumns(table, read.sheet);
      if (!matched) continue;
      if (!read.isHidden) found.push(matched);
      else if (read.rows.length > 0)
        hidden.push({
          code: 'describe/sheet-hidden',
          sheet: table.sheet,
          row: 1,
          column: table.header[0] ?? '',
          params: { rows: read.rows.length },
        });
    }
    if (found.length + hidden.length === known) throw new AppError('describe/no-sheet', { file: basename(path) });
  }
  return { found, hidden };
}
