import { answer, command } from '../command.ts';
import type { EditStep, EditStacks } from '../reports/edit.ts';
import { none } from './inputs.ts';

/** Undo and redo over every change a person makes in the window. */
export const editCommands = {
  'edit/undo': command({ kind: 'write', input: none, output: answer<EditStep>() }),
  'edit/redo': command({ kind: 'write', input: none, output: answer<EditStep>() }),
  /** What undo and redo would do next. */
  'edit/stacks': command({ kind: 'read', input: none, output: answer<EditStacks>(), about: ['edit'] }),
} as const;
