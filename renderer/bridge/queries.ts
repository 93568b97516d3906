import { keepPreviousData, useMutation, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AppError } from '../../shared/contract/app-error.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import { call } from './call.ts';

/**
 * What a read command answers, kept until the engine says that what it is made of has changed. While a new input loads, the
 * old answer stays on the screen.
 */
export function useRead<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<CommandOutput<N>, AppError> {
  return useQuery<CommandOutput<N>, AppError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPreviousData,
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
  });
}

/** What several inputs of one read command answer, in their order; undefined where the answer is still on its way. */
export interface Reads<N extends CommandName> {
  readonly answers: readonly (CommandOutput<N> | undefined)[];
  readonly errors: readonly (AppError | null)[];
}

/** The same read command with several inputs at once, each kept by itself: the opened branches of a tree. */
export function useReads<N extends CommandName>(name: N, inputs: readonly CommandInput<N>[]): Reads<N> {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [name, input],
      queryFn: (): Promise<unknown> => call(name, input),
    })),
    combine: combined,
  }) as Reads<N>;
}

/** One function for all, so that the same answers give the same list. */
function combined(reads: readonly { readonly data: unknown; readonly error: Error | null }[]) {
  return { answers: reads.map(({ data }) => data), errors: reads.map(({ error }) => error) };
}

/** A change about to be made or just made: `run` makes it, `error` says why the last one was not. */
export interface Change<N extends CommandName> {
  readonly run: (input: CommandInput<N>) => Promise<CommandOutput<N>>;
  readonly running: boolean;
  readonly error: AppError | null;
  readonly answer: CommandOutput<N> | undefined;
  readonly reset: () => void;
}

/** A command that changes something. What shows the changed records reads them anew by itself. */
export function useChange<N extends CommandName>(name: N): Change<N> {
  const mutation = useMutation<CommandOutput<N>, AppError, CommandInput<N>>({
    mutationFn: (input) => call(name, input),
  });
  return {
    run: (input) => mutation.mutateAsync(input),
    running: mutation.isPending,
    error: mutation.error,
    answer: mutation.data,
    reset: mutation.reset,
  };
}
