import type { editCommands } from '../../../shared/contract/commands/edit.ts';
import { editStacks, redo, undo } from '../edits/index.ts';
import type { Handlers } from './context.ts';

export const editHandlers: Handlers<keyof typeof editCommands> = {
  'edit/undo': (_, { ws }) => undo(ws),
  'edit/redo': (_, { ws }) => redo(ws),
  'edit/stacks': (_, { ws }) => editStacks(ws),
};
