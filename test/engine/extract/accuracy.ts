/**
 * How well fields are read from the sample scans through the real way: look at the page, turn and level it, recognise,
 * read. Run it: `node test/engine/extract/accuracy.ts`. Prints a line for every field that is not as the truth says and
 * the totals; ends with 1 when a printed field is wrong (a wrong value, not a missing one).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { analysePage, closePageSources, type PageSource } from '../../../electron/engine/imaging/index.ts';
import { probeSource } from '../../../electron/engine/intake/probe-source.ts';
import { hasColour, inkPicture, readUnderSeal } from '../../../electron/engine/extract/second-look.ts';
import {
  compareWithGiven,
  extractFields,
  signatureRegion,
  type ExtractedField,
} from '../../../electron/engine/extract/index.ts';
import { createOcrPool, readText, type OcrPool } from '../../../electron/engine/ocr/index.ts';
import { resourcePath } from '../../../electron/engine/base/resources.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { PageFacts, Recipe } from '../../../shared/model/page.ts';

export const Truth = z.object({
  documents: z.array(
    z.object({
      key: z.string(),
      pages: z.array(z.object({ file: z.string(), page: z.number() })),
      fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      handwritten: z.array(z.string()),
    }),
  ),
});
export type TrueDocument = z.infer<typeof Truth>['documents'][number];

/** The truth's names of the signer's fields → ours. */
const NAMES: Readonly<Record<string, string>> = { signer: 'signerName', signerPost: 'signerPosition' };
const JUDGED = [
  'typeName',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'subject',
  'signer',
  'signerPost',
  'urgency',
  'secrecy',
];

export interface LookedAt {
  readonly source: PageSource;
  readonly facts: PageFacts;
  readonly recipe: Recipe;
}

/** One page of a sample, looked at. */
export async function lookAt(pool: OcrPool, file: string, number: number): Promise<LookedAt> {
  const path = resourcePath('samples', ...file.split('/'));
  const { pages } = await probeSource(path, file, new AbortController().signal);
  const page = pages[number - 1]!;
  const source: PageSource =
    page.origin === 'image'
      ? { kind: 'image', path, frame: page.frame }
      : { kind: page.origin, path, page: page.frame };
  const analysis = await analysePage(source, page, (raster) =>
    pool.detectTurn({ pixels: raster.data, width: raster.width, height: raster.height, dpi: 150 }),
  );
  return { source, facts: page, recipe: analysis.recipe };
}

export async function recognise(pool: OcrPool, page: LookedAt): Promise<OcrPage> {
  return (await readText(pool, page, new AbortController().signal)).page;
}

/** Reads a document's fields the way extractDocuments does: with the first page's picture, and once more under a red seal. */
export async function readFields(
  pool: OcrPool,
  looked: readonly LookedAt[],
  pages: readonly OcrPage[],
): Promise<ExtractedField[]> {
  const raster = await inkPicture(looked[0]!);
  const region = signatureRegion(pages);
  const signed = region === null ? undefined : looked[region.page];
  if (region === null || signed === undefined || !hasColour(signed)) return extractFields(pages, { raster });
  const lines = await readUnderSeal(pool, signed, pages[region.page]!, region, new AbortController().signal);
  return extractFields(pages, { raster, signature: { region, lines } });
}

export type Verdict = 'right' | 'handwritten' | 'missing' | 'wrong' | 'absent';

/** Judges one document's fields against its truth. `handwritten` and `absent` are right answers too. */
export function judge(fields: readonly ExtractedField[], truth: TrueDocument): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const name of JUDGED) {
    const key = NAMES[name] ?? name;
    const field = fields.find((one) => one.key === key)!;
    const expected = truth.fields[name];
    const byHand = truth.handwritten.includes(name);
    const wanted = expected === null || expected === undefined ? '' : String(expected);
    if (byHand)
      verdicts.set(
        name,
        field.state === 'handwritten' ? 'handwritten' : field.state === 'absent' ? 'missing' : 'wrong',
      );
    else if (wanted === '') verdicts.set(name, field.state === 'absent' ? 'absent' : 'wrong');
    else if (field.state !== 'read') verdicts.set(name, 'missing');
    else {
      const parent = fields.filter((one) => one.key === 'parentOrganName');
      const differs = compareWithGiven([field, ...parent], { [key]: wanted }).some(
        (finding) => finding.code === 'extract/differs-from-given',
      );
      verdicts.set(name, differs ? 'wrong' : 'right');
    }
  }
  return verdicts;
}

async function main(): Promise<void> {
  const truth = Truth.parse(JSON.parse(await readFile(resourcePath('samples', 'truth.json'), 'utf8')));
  const keep = process.env['KEEP_PAGES'];
  if (keep !== undefined) await mkdir(keep, { recursive: true });
  const pool = await createOcrPool({ languages: ['vie'] });
  const totals: Record<Verdict, number> = { right: 0, handwritten: 0, missing: 0, wrong: 0, absent: 0 };
  for (const document of truth.documents) {
    const pages: OcrPage[] = [];
    const looks: LookedAt[] = [];
    for (const [index, { file, page }] of document.pages.entries()) {
      const looked = await lookAt(pool, file, page);
      const text = await recognise(pool, looked);
      looks.push(looked);
      pages.push(text);
      if (keep !== undefined) await writeFile(join(keep, `${document.key}-${index}.json`), JSON.stringify(text));
    }
    const fields = await readFields(pool, looks, pages);
    for (const [name, verdict] of judge(fields, document)) {
      totals[verdict]++;
      if (verdict === 'right' || verdict === 'absent' || verdict === 'handwritten') continue;
      const field = fields.find((one) => one.key === (NAMES[name] ?? name))!;
      console.log(
        `${document.key} ${name}: ${verdict}, truth «${document.fields[name] ?? ''}», ${field.state} «${field.value ?? ''}» from «${field.evidence}»`,
      );
    }
  }
  pool.close();
  await closePageSources();
  console.log(
    Object.entries(totals)
      .map(([verdict, count]) => `${verdict} ${count}`)
      .join(', '),
  );
  process.exitCode = totals.wrong > 0 ? 1 : 0;
}

if (import.meta.main) await main();
