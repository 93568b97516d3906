import type { JournalAction } from '../../../shared/model/journal-actions.ts';
import { appendAudit, namedSubject, type AuditEntry } from '../audit/index.ts';
import { isoVietnam, type Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Database } from '../db/index.ts';
import type { WorkspacePaths } from './paths.ts';
import type { AgencySettings } from './settings.ts';
import type { Recovery } from '../../../shared/contract/reports/workspace.ts';
export type { Recovery } from '../../../shared/contract/reports/workspace.ts';

/** An open workspace: what every command of the engine works on. */
export interface Workspace {
  readonly paths: WorkspacePaths;
  readonly db: Database;
  /** UUID given at creation; identifiers of packages are derived from it. */
  readonly id: string;
  /** As it stands now: an administrator may change it, and undo may take that back. */
  readonly agency: AgencySettings;
  /** Made to play with. */
  readonly practice: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whose name the audit entries carry. */
  readonly actor: string;
  /** The signed-in person; absent while nobody is (see users). */
  readonly userId?: number;
  /** What was found at opening: a crashed holder of the lock, jobs cut off, half-made files removed. */
  readonly recovery: Recovery;
  close(): void;
}

/** What the journal is told of a change; who and when are the workspace's. */
export type ChangeEntry = Omit<AuditEntry, 'at' | 'who' | 'action'> & { readonly action: JournalAction };

/**
 * A change and its audit entry in one transaction: both or neither. Nested inside another transaction (a job item's
 * commit) it joins that one. The entry names what is changed as it was called before, or after if it only then is there.
 */
export function change<T>(ws: Workspace, entry: ChangeEntry, apply: () => T): T {
  return ws.db.transaction(() => {
    const before = namedSubject(ws.db, entry.subject);
    const result = apply();
    const subject = before === entry.subject ? namedSubject(ws.db, before) : before;
    appendAudit(ws.db, { ...entry, subject, at: isoVietnam(ws.clock.now()), who: ws.actor });
    return result;
  })();
}
