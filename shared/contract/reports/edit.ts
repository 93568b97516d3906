/** A change that was undone or done again. `label` is a key of `text.edit.*` in resources/strings. */
export interface EditStep {
  readonly id: number;
  readonly label: string;
  readonly at: string;
  readonly who: string;
}

/** The next step of undo and of redo; null when there is none. */
export interface EditStacks {
  readonly undo: EditStep | null;
  readonly redo: EditStep | null;
}
