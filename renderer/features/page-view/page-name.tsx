import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { Shortened } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

type Numbered = Pick<PageLine, 'number' | 'part'>;

/** The page's number in its file, with the letter of a half: `3`, `3a`. */
export function pageNumber({ number, part }: Numbered): string {
  return `${number}${['', 'a', 'b'][part] ?? ''}`;
}

/** A page by its file and number; the number is seen however little room there is. */
export function PageName({ page }: { readonly page: Numbered & Pick<PageLine, 'source'> }) {
  const { say } = useWords();
  const name = say('page.name', { source: page.source, number: pageNumber(page) });
  return <Shortened text={name} keep={name.length - page.source.length} />;
}
