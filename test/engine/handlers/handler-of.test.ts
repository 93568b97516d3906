import { expect, it } from 'vitest';
import type { CommandSpec } from '../../../shared/contract/command.ts';
import { COMMANDS, type DomainCommandName } from '../../../shared/contract/commands.ts';
import { handlerOf } from '../../../electron/engine/handlers/index.ts';

it('every command of the contract that is not the session’s has what does it', async () => {
  const names = Object.entries<CommandSpec>(COMMANDS).flatMap(([name, { kind }]) => (kind === 'session' ? [] : [name]));
  expect(names.length).toBeGreaterThan(100);
  for (const name of names) expect(await handlerOf(name as DomainCommandName), name).toBeTypeOf('function');
});

it('a command that is not there is a fault that says which', async () => {
  await expect(handlerOf('workspace/open' as DomainCommandName)).rejects.toThrow('workspace/open');
  await expect(handlerOf('constructor' as DomainCommandName)).rejects.toThrow('constructor');
});
