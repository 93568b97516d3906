import type { QueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { call } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

type PageCommand = Extract<CommandName, `page-edits/${string}`>;

/**
 * Makes a change to pages. The changed lines are put into the lists at once, before the engine's word that they are to be
 * read anew has come round; what goes wrong is told. Answers the changed lines, or null.
 */
export async function changePages<N extends PageCommand>(
  client: QueryClient,
  name: N,
  input: CommandInput<N>,
): Promise<readonly PageLine[] | null> {
  try {
    const lines = (await call(name, input)) as readonly PageLine[];
    const changed = new Map(lines.map((line) => [line.id, line]));
    client.setQueriesData<readonly PageLine[]>({ queryKey: ['pages/list'] }, (list) =>
      list?.map((line) => changed.get(line.id) ?? line),
    );
    return lines;
  } catch (error) {
    notify.error(error);
    return null;
  }
}
