export { appendAudit, listAudit, verifyAudit } from './chain.ts';
export type { AuditEntry, AuditRow } from './chain.ts';
