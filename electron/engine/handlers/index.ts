import { workspaceCommands } from '../../../shared/contract/commands/workspace.ts';
import { agencyCommands } from '../../../shared/contract/commands/agency.ts';
import { editCommands } from '../../../shared/contract/commands/edit.ts';
import { pagesCommands } from '../../../shared/contract/commands/pages.ts';
import { pageEditsCommands } from '../../../shared/contract/commands/page-edits.ts';
import { rescansCommands } from '../../../shared/contract/commands/rescans.ts';
import { proofreadCommands } from '../../../shared/contract/commands/proofread.ts';
import { filesCommands } from '../../../shared/contract/commands/files.ts';
import { formingCommands } from '../../../shared/contract/commands/forming.ts';
import { handoverCommands } from '../../../shared/contract/commands/handover.ts';
import { preflightCommands } from '../../../shared/contract/commands/preflight.ts';
import { trustCommands } from '../../../shared/contract/commands/trust.ts';
import { appraisalCommands } from '../../../shared/contract/commands/appraisal.ts';
import { rulesCommands } from '../../../shared/contract/commands/rules.ts';
import { usersCommands } from '../../../shared/contract/commands/users.ts';
import { searchCommands } from '../../../shared/contract/commands/search.ts';
import { journalCommands } from '../../../shared/contract/commands/journal.ts';
import { overviewCommands } from '../../../shared/contract/commands/overview.ts';
import type { DomainCommandName } from '../../../shared/contract/commands.ts';
import type { Handlers } from './context.ts';

export type { HandlerContext, Parsed } from './context.ts';

/** The handlers of one area of the contract: the tables in this folder tie each command to one function of a domain. */
interface Area {
  readonly names: readonly string[];
  readonly load: () => Promise<Partial<Handlers<DomainCommandName>>>;
}

/** Each is loaded when the first of its commands is asked for: a window opens without the code that packs and signs. */
const AREAS: readonly Area[] = [
  area(workspaceCommands, async () => (await import('./workspace.ts')).workspaceHandlers),
  area(agencyCommands, async () => (await import('./agency.ts')).agencyHandlers),
  area(editCommands, async () => (await import('./edit.ts')).editHandlers),
  area(pagesCommands, async () => (await import('./pages.ts')).pagesHandlers),
  area(pageEditsCommands, async () => (await import('./page-edits.ts')).pageEditsHandlers),
  area(rescansCommands, async () => (await import('./rescans.ts')).rescansHandlers),
  area(proofreadCommands, async () => (await import('./proofread.ts')).proofreadHandlers),
  area(filesCommands, async () => (await import('./files.ts')).filesHandlers),
  area(formingCommands, async () => (await import('./forming.ts')).formingHandlers),
  area(handoverCommands, async () => (await import('./handover.ts')).handoverHandlers),
  area(preflightCommands, async () => (await import('./preflight.ts')).preflightHandlers),
  area(trustCommands, async () => (await import('./trust.ts')).trustHandlers),
  area(appraisalCommands, async () => (await import('./appraisal.ts')).appraisalHandlers),
  area(rulesCommands, async () => (await import('./rules.ts')).rulesHandlers),
  area(usersCommands, async () => (await import('./users.ts')).usersHandlers),
  area(searchCommands, async () => (await import('./search.ts')).searchHandlers),
  area(journalCommands, async () => (await import('./journal.ts')).journalHandlers),
  area(overviewCommands, async () => (await import('./overview.ts')).overviewHandlers),
];

/** What does a command. Throws when there is nothing for it, which would be a fault of these tables. */
export async function handlerOf<N extends DomainCommandName>(name: N): Promise<Handlers<N>[N]> {
  const handlers = await AREAS.find(({ names }) => names.includes(name))?.load();
  const handler = handlers?.[name];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  return handler;
}

/** The compiler sees to it that every command of the area that is not the session's has its handler. */
function area<Commands extends object>(
  commands: Commands,
  load: () => Promise<Handlers<Extract<keyof Commands, DomainCommandName>>>,
): Area {
  return { names: Object.keys(commands), load: load };
}
