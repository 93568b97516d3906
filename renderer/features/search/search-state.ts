import type { SearchFilters } from '../../../shared/contract/reports/search.ts';
import { createWorkspaceStore } from '../../view/index.ts';
import { inBursts } from './in-bursts.ts';

/** Keys that follow each other faster than this are one question, in ms. */
const PAUSE = 40;

interface SearchState {
  /** What stands in the box. */
  readonly query: string;
  /** What is looked for: the same, but for the keys of a moment. */
  readonly asked: string;
  readonly filters: SearchFilters;
  /** Place in the list of the hit that is shown. */
  readonly chosen: number;
  /** Which of the words on its page; null: where most of them stand together. */
  readonly place: number | null;
}

/** What is searched for; it stays while other screens are looked at. */
export const useSearch = createWorkspaceStore<SearchState>(() => ({
  query: '',
  asked: '',
  filters: {},
  chosen: 0,
  place: null,
}));

/** What stands in the box by then: a saved search may have been put there since. */
const ask = inBursts(PAUSE, () => useSearch.setState(({ query }) => ({ asked: query })));

export const search = {
  type: (query: string): void => {
    useSearch.setState({ query, chosen: 0, place: null });
    ask();
  },
  /** Changes some filters; an empty value takes one away. */
  narrow: (change: SearchFilters): void =>
    useSearch.setState(({ filters }) => ({ filters: withoutEmpty({ ...filters, ...change }), chosen: 0, place: null })),
  widen: (): void => useSearch.setState({ filters: {}, chosen: 0, place: null }),
  show: (query: string, filters: SearchFilters): void =>
    useSearch.setState({ query, asked: query, filters, chosen: 0, place: null }),
  choose: (chosen: number): void => useSearch.setState({ chosen, place: null }),
  goTo: (place: number): void => useSearch.setState({ place }),
};

function withoutEmpty(filters: SearchFilters): SearchFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  );
}
