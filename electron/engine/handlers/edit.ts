import type { editCommands } from '../../../shared/contract/commands/edit.ts';
import { editStacks, redo, undo } from '../edits/index.ts';
import { authoriseStep } from '../users/index.ts';
import type { Handlers } from './context.ts';

export const editHandlers: Handlers<keyof typeof editCommands> = {
  'edit/undo': (_, { ws }) => {
    authoriseStep(ws, editStacks(ws).undo);
    return undo(ws);
  },
  'edit/redo': (_, { ws }) => {
    authoriseStep(ws, editStacks(ws).redo);
    return redo(ws);
  },
  'edit/stacks': (_, { ws }) => editStacks(ws),
};
