import type { Workspace } from '../workspace/index.ts';
import type { RowChange } from './row-change.ts';

/** What has to follow rows when they are changed, undone or done again, in the same transaction: a search index. */
export type Follower = (ws: Workspace, changes: readonly RowChange[]) => void;

const followers: Follower[] = [];

/** Adds one for the life of the program. A domain does so when it is loaded: edits know none of them. */
export function followRows(follower: Follower): void {
  followers.push(follower);
}

/** Lets everything follow. */
export function follow(ws: Workspace, changes: readonly RowChange[]): void {
  for (const follower of followers) follower(ws, changes);
}
