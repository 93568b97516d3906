import { create, type StoreApi, type UseBoundStore } from 'zustand';

/** Every store of view state that speaks of one workspace's records. */
const resets: (() => void)[] = [];

/** Id of the workspace the stores speak of; null until one has been opened. */
const useEntered = create<{ readonly id: string | null }>(() => ({ id: null }));

/**
 * View state of a screen that stays while other screens are looked at, and ends with its workspace: ids, codes and results of one
 * workspace mean nothing, or something wrong, in another. What belongs to the person goes into `useStored` instead.
 */
export function createWorkspaceStore<T extends object>(initial: () => T): UseBoundStore<StoreApi<T>> {
  const store = create<T>(initial);
  resets.push(() => store.setState(initial(), true));
  return store;
}

/**
 * Takes note of the workspace that is open. Another than before begins with every store as it was at the start of the window; closing
 * one and opening it again keeps them. Answers whether they were put back.
 */
export function enterWorkspace(id: string): boolean {
  const before = useEntered.getState().id;
  if (before === id) return false;
  if (before !== null) for (const reset of resets) reset();
  useEntered.setState({ id });
  return before !== null;
}

/** The workspace the stores speak of; until it is the open one, its screens must not be shown. */
export function useEnteredWorkspace(): string | null {
  return useEntered((state) => state.id);
}
