import type { QueryClient } from '@tanstack/react-query';
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
        void client.invalidateQueries({ predicate: ({ queryKey }) => touches(queryKey[0], event.kinds) });
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

/** A command whose answer is made of records of these kinds has to be asked again. */
function touches(name: unknown, kinds: readonly RecordKind[]): boolean {
  const about = (COMMANDS[name as CommandName] as { about?: readonly RecordKind[] } | undefined)?.about;
  return about === undefined || about.some((kind) => kinds.includes(kind));
}
