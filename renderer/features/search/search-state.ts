import { create } from 'zustand';
import type { SearchFilters } from '../../../shared/contract/reports/search.ts';

interface SearchState {
  readonly query: string;
  readonly filters: SearchFilters;
  /** Place in the list of the hit that is shown. */
  readonly chosen: number;
  /** Which of the words on its page. */
  readonly place: number;
}

/** What is searched for; it stays while other screens are looked at. */
export const useSearch = create<SearchState>(() => ({ query: '', filters: {}, chosen: 0, place: 0 }));

export const search = {
  type: (query: string): void => useSearch.setState({ query, chosen: 0, place: 0 }),
  /** Changes some filters; an empty value takes one away. */
  narrow: (change: SearchFilters): void =>
    useSearch.setState(({ filters }) => ({ filters: withoutEmpty({ ...filters, ...change }), chosen: 0, place: 0 })),
  widen: (): void => useSearch.setState({ filters: {}, chosen: 0, place: 0 }),
  show: (query: string, filters: SearchFilters): void => useSearch.setState({ query, filters, chosen: 0, place: 0 }),
  choose: (chosen: number): void => useSearch.setState({ chosen, place: 0 }),
  goTo: (place: number): void => useSearch.setState({ place }),
};

function withoutEmpty(filters: SearchFilters): SearchFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  );
}
