import { systemClock, type Clock } from '../base/clock.ts';
import { silentLogger, type Logger } from '../base/logger.ts';
import type { Database } from '../db/index.ts';
import type { WorkspacePaths } from './paths.ts';
import { agencyReader, readPractice, readWorkspaceId } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface OpenOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly actor?: string;
  /** Makes the new workspace one to play with. */
  readonly practice?: boolean;
}

/** A workspace out of its open database. Throws `workspace/damaged` when it does not say whose it is. */
export function assemble(
  db: Database,
  paths: WorkspacePaths,
  options: OpenOptions,
  rest: Pick<Workspace, 'recovery' | 'close'>,
): Workspace {
  const agencyNow = agencyReader(db);
  agencyNow();
  return {
    paths,
    db,
    id: readWorkspaceId(db),
    get agency() {
      return agencyNow();
    },
    practice: readPractice(db),
    clock: options.clock ?? systemClock,
    logger: options.logger ?? silentLogger,
    actor: options.actor ?? 'tram',
    ...rest,
  };
}
