import { createWorkspaceStore } from '../../view/index.ts';

/** Which entries are wanted; empty: all. Days as YYYY-MM-DD. */
export interface JournalFilters {
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
}

const ALL: JournalFilters = { who: '', action: '', subject: '', from: '', to: '' };

/** What the journal shows; it stays while other screens are looked at. */
export const useJournal = createWorkspaceStore<{ readonly filters: JournalFilters; readonly chosen: number | null }>(
  () => ({ filters: ALL, chosen: null }),
);

export const journal = {
  narrow: (change: Partial<JournalFilters>): void =>
    useJournal.setState(({ filters }) => ({ filters: { ...filters, ...change }, chosen: null })),
  widen: (): void => useJournal.setState({ filters: ALL, chosen: null }),
  choose: (seq: number | null): void => useJournal.setState({ chosen: seq }),
};

/** The filters as the commands take them: what is empty is left out. */
export function wanted(filters: JournalFilters): Partial<JournalFilters> {
  const given = Object.entries(filters) as [keyof JournalFilters, string][];
  return Object.fromEntries(given.filter(([, value]) => value.trim() !== ''));
}
