import { isArray, isName, PdfDict, PdfRef, type PdfValue } from './objects.ts';
import { referencesIn } from './equal.ts';
import { PdfSyntaxError } from './parse.ts';
import type { PdfFile } from './pdf-file.ts';

const MAX_PAGES = 1_000_000;
const MAX_DEPTH = 64;

/** Which objects belong to which page (counted from 1), to say where a change shows. Numbers only: it stays small. */
export interface PageIndex {
  readonly pages: ReadonlyMap<number, number>;
  /** Annotation arrays that are objects of their own. */
  readonly annotationArrays: ReadonlyMap<number, number>;
  readonly annotations: ReadonlyMap<number, number>;
  /** Content streams, resources and what these name directly. */
  readonly content: ReadonlyMap<number, number>;
}

/** Walks the page tree of a revision. Throws PdfSyntaxError when it is broken or endless. */
export async function indexPages(file: PdfFile): Promise<PageIndex> {
  const pages = new Map<number, number>();
  const annotationArrays = new Map<number, number>();
  const annotations = new Map<number, number>();
  const content = new Map<number, number>();
  const waiting: { value: PdfValue; depth: number }[] = [{ value: (await file.catalog()).get('Pages'), depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    const dict = await file.resolve(value);
    if (!(dict instanceof PdfDict) || depth > MAX_DEPTH) throw new PdfSyntaxError('the page tree is broken');
    const kids = await file.resolve(dict.get('Kids'));
    if (isArray(kids) && !isName(dict.get('Type'), 'Page')) {
      if (waiting.length + kids.length > MAX_PAGES) throw new PdfSyntaxError('too many pages');
      for (const kid of [...kids].reverse()) waiting.push({ value: kid, depth: depth + 1 });
      continue;
    }
    const number = pages.size + 1;
    if (!(value instanceof PdfRef) || number > MAX_PAGES) throw new PdfSyntaxError('the page tree is broken');
    pages.set(value.number, number);
    const list = dict.get('Annots');
    if (list instanceof PdfRef) annotationArrays.set(list.number, number);
    for (const ref of referencesIn(await file.resolve(list))) annotations.set(ref.number, number);
    for (const ref of referencesIn(dict.get('Contents'))) content.set(ref.number, number);
    const resources = dict.get('Resources');
    if (resources instanceof PdfRef) content.set(resources.number, number);
    for (const ref of referencesIn(await file.resolve(resources)))
      if (!content.has(ref.number)) content.set(ref.number, number);
  }
  return { pages, annotationArrays, annotations, content };
}
