export { appendAudit, listAudit, verifyAudit, verifyAuditInSteps } from './chain.ts';
export type { AuditEntry, AuditRow } from './chain.ts';
export { exportJournal } from './export-journal.ts';
export { journalChoices, listJournal } from './journal.ts';
export type { JournalFilter } from './journal.ts';
export { namedSubject, SEVERAL } from './subject-names.ts';
