import type { Query, QueryClient } from '@tanstack/react-query';
import { COMMANDS, type CommandName } from '../../shared/contract/commands.ts';
import type { RecordKind } from '../../shared/contract/record-kinds.ts';
import { useEngine, useWork } from './stores.ts';

/** Listens to the main process for as long as the window lives; `onAction` is given what was chosen in the menu. */
export function startEvents(client: QueryClient, onAction: (id: string) => void): () => void {
  return window.tram.onEvent((event) => {
    switch (event.type) {
      case 'work':
        useWork.setState({ calls: event.calls });
        break;
      case 'changed':
        askAgain(client, ({ queryKey }) => touches(queryKey[0], event.kinds));
        break;
      case 'engine':
        useEngine.setState({ state: event.state, error: event.error });
        if (event.state !== 'ready') useWork.setState({ calls: [] });
        else void client.invalidateQueries();
        break;
      case 'action':
        onAction(event.id);
        break;
      case 'closing':
        useEngine.setState({ closing: event.calls });
        break;
    }
  });
}

/**
 * Asks anew for what these queries answer. A first answer that is on its way may be from before the change, and invalidating
 * alone lets it stand for good: it is asked for again when it has come.
 */
function askAgain(client: QueryClient, predicate: (query: Query) => boolean): void {
  const first = client
    .getQueryCache()
    .findAll({ predicate: (query) => query.state.data === undefined && query.state.fetchStatus !== 'idle' })
    .filter(predicate);
  void client.invalidateQueries({ predicate });
  for (const query of first) {
    const again = (): void => void client.invalidateQueries({ predicate: (one) => one === query });
    query.promise?.then(again, again);
  }
}

/** A command whose answer is made of records of these kinds has to be asked again. */
function touches(name: unknown, kinds: readonly RecordKind[]): boolean {
  const about = (COMMANDS[name as CommandName] as { about?: readonly RecordKind[] } | undefined)?.about;
  return about === undefined || about.some((kind) => kinds.includes(kind));
}
