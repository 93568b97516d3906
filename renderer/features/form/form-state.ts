import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** A record's name in sets and lists. */
export const keyOf = ({ level, id }: RecordRef): string => `${level}:${id}`;
export const isSame = (one: RecordRef | null, other: RecordRef | null): boolean =>
  one !== null && other !== null && one.level === other.level && one.id === other.id;

/** What a dialog makes or names anew. */
export type RecordDialog =
  | { readonly kind: 'create'; readonly level: RecordRef['level']; readonly parent: number | null }
  | { readonly kind: 'rename'; readonly record: RecordRef };

interface FormView {
  readonly mode: 'form' | 'cut';
  /** The batch another screen asked to have cut; null: the one cut last. */
  readonly cutBatch: string | null;
  readonly expanded: ReadonlySet<string>;
  /** The record the keyboard is at. */
  readonly focus: RecordRef | null;
  /** Chosen records, all of one level; the focus is the last of them. */
  readonly selected: readonly RecordRef[];
  /** Where a range began. */
  readonly anchor: RecordRef | null;
  /** Records on their way to another place by keyboard. */
  readonly carried: readonly RecordRef[];
  /** The field that is being filled in. */
  readonly field: string | null;
  /** The field that is given the focus once it is shown. */
  readonly focusField: string | null;
  /** The page beside the form or the strip. */
  readonly page: number | null;
  readonly dialog: RecordDialog | null;
  readonly exchange: 'import' | 'print' | null;
}

const START: FormView = {
  mode: 'form',
  cutBatch: null,
  expanded: new Set(),
  focus: null,
  selected: [],
  anchor: null,
  carried: [],
  field: null,
  focusField: null,
  page: null,
  dialog: null,
  exchange: null,
};

/** What the screen shows; it stays while other screens are looked at. */
export const useForm = createWorkspaceStore<FormView>(() => START);

export const form = {
  set: (change: Partial<FormView>): void => useForm.setState(change),
  expand: (ref: RecordRef, open: boolean): void =>
    useForm.setState(({ expanded }) => {
      const next = new Set(expanded);
      if (open) next.add(keyOf(ref));
      else next.delete(keyOf(ref));
      return { expanded: next };
    }),
  only: (ref: RecordRef | null): void =>
    useForm.setState({ focus: ref, anchor: ref, selected: ref === null ? [] : [ref], field: null, page: null }),
  /** In or out of the selection; another level begins a new one. */
  toggle: (ref: RecordRef): void =>
    useForm.setState(({ selected }) => {
      const kept = selected.filter((one) => one.level === ref.level && !isSame(one, ref));
      const there = selected.some((one) => isSame(one, ref));
      return { selected: there && kept.length > 0 ? kept : [...kept, ref], focus: ref, anchor: ref, field: null };
    }),
  /** From the anchor to here, those of this level in the order shown. */
  range: (shown: readonly RecordRef[], ref: RecordRef): void =>
    useForm.setState(({ anchor }) => {
      const from = anchor?.level === ref.level ? anchor : ref;
      const [one, other] = [shown.findIndex((row) => isSame(row, from)), shown.findIndex((row) => isSame(row, ref))];
      const rows = shown.slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1);
      const refs = rows.filter(({ level }) => level === ref.level).map(({ level, id }) => ({ level, id }));
      return { selected: refs, focus: ref, anchor: from, field: null };
    }),
};
