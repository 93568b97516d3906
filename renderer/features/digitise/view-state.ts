import { createWorkspaceStore } from '../../view/index.ts';

/** Which pages of the batch are shown. */
export const FILTERS = ['all', 'unchecked', 'rescan', 'blank', 'findings', 'edited'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the page desk is used for: looking, or one of the tools. */
export type Tool = 'look' | 'crop' | 'split' | 'level' | 'compare';

interface DigitiseView {
  /** Null: the latest batch. */
  readonly batch: string | null;
  readonly filter: Filter;
  readonly selected: ReadonlySet<number>;
  /** The page the keyboard is at, and where a range began. */
  readonly focus: number | null;
  readonly anchor: number | null;
  /** The page on the desk; null while the grid is shown. */
  readonly open: number | null;
  readonly tool: Tool;
  /** The sample that is being checked: only its pages are shown. */
  readonly sampleId: number | null;
}

const START: DigitiseView = {
  batch: null,
  filter: 'all',
  selected: new Set(),
  focus: null,
  anchor: null,
  open: null,
  tool: 'look',
  sampleId: null,
};

/** What the screen shows; it stays while other screens are looked at. */
export const useView = createWorkspaceStore<DigitiseView>(() => START);

export const view = {
  showBatch: (batch: string | null): void => useView.setState({ ...START, batch }),
  filterBy: (filter: Filter): void =>
    useView.setState({ filter, selected: new Set(), focus: null, anchor: null, open: null, sampleId: null }),
  showSample: (sampleId: number | null): void =>
    useView.setState({ sampleId, filter: 'all', selected: new Set(), focus: null, anchor: null, open: null }),
  /** One page alone. */
  only: (id: number): void => useView.setState({ selected: new Set([id]), focus: id, anchor: id }),
  /** In or out of the selection. */
  toggle: (id: number): void =>
    useView.setState(({ selected }) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      return { selected: next, focus: id, anchor: id };
    }),
  /** From the anchor to here, in the order shown; `add` keeps what was selected. */
  range: (shown: readonly number[], to: number, add: boolean): void =>
    useView.setState(({ selected, anchor }) => {
      const [one, other] = [shown.indexOf(anchor ?? to), shown.indexOf(to)];
      const ids = shown.slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1);
      return { selected: new Set(add ? [...selected, ...ids] : ids), focus: to, anchor: anchor ?? to };
    }),
  focusOn: (id: number): void => useView.setState({ focus: id }),
  all: (shown: readonly number[]): void => useView.setState({ selected: new Set(shown) }),
  openPage: (id: number | null, tool: Tool = 'look'): void =>
    useView.setState(
      id === null ? { open: null, tool: 'look' } : { open: id, tool, focus: id, anchor: id, selected: new Set([id]) },
    ),
  use: (tool: Tool): void => useView.setState({ tool }),
};
