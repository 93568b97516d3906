import type { z } from 'zod';
import type { AnswerType } from './command.ts';
import { agencyCommands } from './commands/agency.ts';
import { appraisalCommands } from './commands/appraisal.ts';
import { editCommands } from './commands/edit.ts';
import { filesCommands } from './commands/files.ts';
import { formingCommands } from './commands/forming.ts';
import { handoverCommands } from './commands/handover.ts';
import { overviewCommands } from './commands/overview.ts';
import { pageEditsCommands } from './commands/page-edits.ts';
import { pagesCommands } from './commands/pages.ts';
import { journalCommands } from './commands/journal.ts';
import { preflightCommands } from './commands/preflight.ts';
import { searchCommands } from './commands/search.ts';
import { rulesCommands } from './commands/rules.ts';
import { rescansCommands } from './commands/rescans.ts';
import { proofreadCommands } from './commands/proofread.ts';
import { trustCommands } from './commands/trust.ts';
import { usersCommands } from './commands/users.ts';
import { workspaceCommands } from './commands/workspace.ts';

/** Every command of the engine. The command line and the window call these, with these inputs, and nothing else. */
export const COMMANDS = {
  ...workspaceCommands,
  ...agencyCommands,
  ...editCommands,
  ...pagesCommands,
  ...pageEditsCommands,
  ...rescansCommands,
  ...proofreadCommands,
  ...filesCommands,
  ...formingCommands,
  ...handoverCommands,
  ...preflightCommands,
  ...trustCommands,
  ...appraisalCommands,
  ...rulesCommands,
  ...usersCommands,
  ...searchCommands,
  ...journalCommands,
  ...overviewCommands,
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<N extends CommandName> = z.input<(typeof COMMANDS)[N]['input']>;
export type CommandOutput<N extends CommandName> =
  (typeof COMMANDS)[N]['output'] extends AnswerType<infer Output> ? Output : never;

/** Commands that open and close workspaces: handled by the engine's session, not by a domain. */
export type SessionCommandName = {
  [N in CommandName]: (typeof COMMANDS)[N]['kind'] extends 'session' ? N : never;
}[CommandName];

/** Commands that a domain handles. */
export type DomainCommandName = Exclude<CommandName, SessionCommandName>;
