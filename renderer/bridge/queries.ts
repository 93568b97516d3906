import { keepPreviousData, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
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
