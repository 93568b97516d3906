import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { AppError, toErrorRecord } from '../../shared/contract/app-error.ts';
import { CHANNELS, type Answer } from '../../shared/contract/bridge.ts';
import type { CommandSpec } from '../../shared/contract/command.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { SHELL, type ShellCommandName } from '../../shared/contract/shell.ts';
import type { EngineClient } from './engine-client.ts';
import type { PathTokens } from './path-tokens.ts';
import type { ShellHandlers } from './shell-commands.ts';
import type { AppWindow } from './window.ts';

interface BridgeParts {
  readonly window: AppWindow;
  readonly engine: EngineClient;
  readonly tokens: PathTokens;
  readonly shell: ShellHandlers;
}

/** Longest name a call may have; the window makes them up. */
const ID_LENGTH = 100;

/**
 * Listens to the window: commands go to the engine with paths in place of tokens, shell commands are done here. Messages
 * from anything but the window's own document are refused; names not in the contract's tables are, too.
 */
export function setupBridge({ window, engine, tokens, shell }: BridgeParts): void {
  const answering =
    (work: (...args: unknown[]) => unknown) =>
    (event: IpcMainInvokeEvent, ...args: unknown[]) =>
      answer(() => {
        if (!window.owns(event)) throw new AppError('shell/foreign-sender');
        return work(...args);
      });

  ipcMain.handle(CHANNELS.call, async (event, id: unknown, name: unknown, input: unknown): Promise<Answer> => {
    const checked = await answer(() => {
      if (!window.owns(event)) throw new AppError('shell/foreign-sender');
      const spec: CommandSpec = entryOf(COMMANDS, name);
      return { id: callId(id), name: name as string, input: tokens.resolve(input, spec.paths ?? []) };
    });
    if (!checked.ok) return checked;
    const call = checked.value as { readonly id: string; readonly name: string; readonly input: unknown };
    return engine.call(call.id, call.name, call.input);
  });

  ipcMain.on(CHANNELS.cancel, (event, id: unknown) => {
    if (window.owns(event) && typeof id === 'string') engine.cancel(id);
  });

  ipcMain.handle(
    CHANNELS.shell,
    answering((name, input) => {
      const parsed = entryOf(SHELL, name).input.safeParse(input);
      if (!parsed.success) throw new AppError('usage/invalid-input', { detail: parsed.error.message });
      return (shell[name as ShellCommandName] as (input: unknown) => unknown)(parsed.data);
    }),
  );

  ipcMain.handle(
    CHANNELS.dropped,
    answering((paths) => {
      const list = Array.isArray(paths) ? paths : [];
      return tokens.giveAll(
        list.filter((path): path is string => typeof path === 'string' && isAbsolute(path) && existsSync(path)),
      );
    }),
  );
}

async function answer(work: () => unknown): Promise<Answer> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toErrorRecord(error) };
  }
}

function entryOf<T extends object>(table: T, name: unknown): T[keyof T] {
  // `hasOwn`: names like `constructor` are on every object.
  if (typeof name !== 'string' || !Object.hasOwn(table, name))
    throw new AppError('shell/unknown-command', { name: String(name).slice(0, ID_LENGTH) });
  return table[name as keyof T];
}

function callId(id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= ID_LENGTH) return id;
  throw new AppError('usage/invalid-input', { detail: 'id' });
}
