import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentTruth, FileTruth } from '../../../scripts/samples/truth.ts';

const samples = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples');
const truth = JSON.parse(readFileSync(join(samples, 'truth.json'), 'utf8')) as {
  readonly files: readonly { readonly folder: string; readonly fields: { readonly fileCode: string } }[];
  readonly documents: readonly DocumentTruth[];
  readonly sources: readonly FileTruth[];
};

/** A sample document: its key, the name of its PDF in a package, and the words printed on its pages. */
export interface SampleDocument {
  readonly key: string;
  readonly pdf: string;
  readonly words: readonly string[];
}

/** The words of a text as they stand between blanks, signs and all. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The documents of the sample box; what is written by hand is left out, since no machine here claims to read it. */
export const SAMPLE_DOCUMENTS: readonly SampleDocument[] = truth.documents.map(({ key, folder, ordinal, pages }) => {
  const { fields } = truth.files.find((file) => file.folder === folder)!;
  const lines = pages.flatMap(({ file, page }) => {
    const source = truth.sources.find((one) => one.file === file)!;
    return source.pages[page - 1]!.lines;
  });
  const printed = lines.map(({ text, ink = [] }) => ink.reduce((rest, part) => rest.replace(part.text, ' '), text));
  return { key, pdf: `${fields.fileCode}.${ordinal}.pdf`, words: printed.flatMap(wordsOf) };
});

/** The share of the true words that were read, each as often as it stands there, letter for letter. */
export function wordRecall(wanted: readonly string[], read: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of read) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of wanted) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    found++;
    left.set(word, count - 1);
  }
  return found / wanted.length;
}
