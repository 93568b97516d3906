import type { journalCommands } from '../../../shared/contract/commands/journal.ts';
import { exportJournal, journalChoices, listJournal, verifyAuditInSteps } from '../audit/index.ts';
import type { Handlers } from './context.ts';

export const journalHandlers: Handlers<keyof typeof journalCommands> = {
  'journal/list': (input, { ws }) => listJournal(ws.db, input),
  'journal/choices': (_, { ws }) => journalChoices(ws.db),
  'journal/verify': (_, { ws, task }) => verifyAuditInSteps(ws.db, task.signal),
  'journal/export': (input, { ws, task }) => exportJournal(ws.db, input, task),
};
