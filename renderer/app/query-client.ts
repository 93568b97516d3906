import { QueryClient } from '@tanstack/react-query';

/** Answers stay good until the engine says that what they are made of has changed; nothing is asked again by time or focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});
