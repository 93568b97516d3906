/** The letters that tell the two pages of one frame apart, as sheets are numbered on paper: 5a, 5b. */
const LETTERS = ['', 'a', 'b'] as const;

/**
 * How a page is called in findings, errors and lists: `<received name>#<page>`, pages counted from 1, with a letter where
 * the frame was split (`scan.tif#3a`). `frame` counts from 0; `part` as in the page table.
 */
export function pageName(source: string, frame: number, part: number): string {
  return `${source}#${frame + 1}${LETTERS[part] ?? ''}`;
}
