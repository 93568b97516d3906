import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { AuditVerdict } from '../reports/audit.ts';
import type { JournalChoices, JournalExport, JournalPage } from '../reports/journal.ts';
import { none, path } from './inputs.ts';

/** Which entries of the journal are wanted. `subject`: a piece of it; days as YYYY-MM-DD in Vietnam's time, both included. */
const JournalFilter = z.object({
  who: z.string().optional(),
  action: z.string().optional(),
  subject: z.string().trim().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** The journal in the window. */
export const journalCommands = {
  /** `before`: only entries with a smaller number, to go on where the answer before ended. */
  'journal/list': command({
    kind: 'read',
    input: JournalFilter.extend({
      limit: z.number().int().min(1).max(500),
      before: z.number().int().min(1).optional(),
    }),
    output: answer<JournalPage>(),
    about: ['audit'],
  }),
  'journal/choices': command({ kind: 'read', input: none, output: answer<JournalChoices>(), about: ['audit'] }),
  /** Walks the whole chain, letting other calls in between. */
  'journal/verify': command({ kind: 'read', input: none, output: answer<AuditVerdict>(), about: [] }),
  /** Writes the entries, the oldest first, as CSV (UTF-8, for spreadsheet programs). */
  'journal/export': command({
    kind: 'read',
    input: JournalFilter.extend({ path }),
    output: answer<JournalExport>(),
    about: [],
    paths: ['path'],
  }),
} as const;
