import type { PageLine } from '../../../shared/contract/reports/pages.ts';

/** The page's number in its file, with the letter of a half: `3`, `3a`. */
export function pageNumber({ number, part }: Pick<PageLine, 'number' | 'part'>): string {
  return `${number}${['', 'a', 'b'][part] ?? ''}`;
}
