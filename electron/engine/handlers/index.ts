import { agencyHandlers } from './agency.ts';
import { appraisalHandlers } from './appraisal.ts';
import { editHandlers } from './edit.ts';
import { filesHandlers } from './files.ts';
import { formingHandlers } from './forming.ts';
import { handoverHandlers } from './handover.ts';
import { overviewHandlers } from './overview.ts';
import { pageEditsHandlers } from './page-edits.ts';
import { pagesHandlers } from './pages.ts';
import { journalHandlers } from './journal.ts';
import { preflightHandlers } from './preflight.ts';
import { searchHandlers } from './search.ts';
import { rulesHandlers } from './rules.ts';
import { rescansHandlers } from './rescans.ts';
import { proofreadHandlers } from './proofread.ts';
import { trustHandlers } from './trust.ts';
import { usersHandlers } from './users.ts';
import { workspaceHandlers } from './workspace.ts';
import type { DomainCommandName } from '../../../shared/contract/commands.ts';
import type { Handlers } from './context.ts';

export type { HandlerContext, Parsed } from './context.ts';

/** Command → what does it. Each line of these tables ties a command of the contract to one function of a domain. */
export const HANDLERS: Handlers<DomainCommandName> = {
  ...workspaceHandlers,
  ...agencyHandlers,
  ...editHandlers,
  ...pagesHandlers,
  ...pageEditsHandlers,
  ...rescansHandlers,
  ...proofreadHandlers,
  ...filesHandlers,
  ...formingHandlers,
  ...handoverHandlers,
  ...preflightHandlers,
  ...trustHandlers,
  ...appraisalHandlers,
  ...rulesHandlers,
  ...usersHandlers,
  ...searchHandlers,
  ...journalHandlers,
  ...overviewHandlers,
};
