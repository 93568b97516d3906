import type { QueryClient } from '@tanstack/react-query';
import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import type { PageLine, PageOutline } from '../../../shared/contract/reports/pages.ts';
import { encodeMarks } from '../../../shared/model/page-marks.ts';
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
    client.setQueriesData<readonly PageLine[]>({ queryKey: ['pages/lines'] }, (list) =>
      list?.some(({ id }) => changed.has(id)) ? list.map((line) => changed.get(line.id) ?? line) : list,
    );
    client.setQueriesData<PageOutline>({ queryKey: ['pages/outline'] }, (outline) =>
      outline ? withMarks(outline, changed) : outline,
    );
    return lines;
  } catch (error) {
    notify.error(error);
    return null;
  }
}

function withMarks(outline: PageOutline, changed: ReadonlyMap<number, PageLine>): PageOutline {
  const marks = outline.ids.map((id, at) => {
    const line = changed.get(id);
    if (!line) return outline.marks[at]!;
    const { checkState, blankness, worst, edited, part } = line;
    return encodeMarks({
      checkState,
      blankness,
      flagged: worst === 'error' || worst === 'warning',
      edited,
      half: part > 0,
    });
  });
  return { ids: outline.ids, marks: marks.join('') };
}
