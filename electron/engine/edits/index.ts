/**
 * Undo and redo over everything a person changes: an edit is a list of rows before and after, stored with the change in
 * one transaction. A domain says which rows become what; nothing else has to be written for undo.
 */
export { edit, type EditOptions } from './edit.ts';
export { followRows, type Follower } from './follow.ts';
export { editStacks, redo, undo } from './history.ts';
export { readRow, type Row, type RowChange } from './row-change.ts';
