import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resourcePath } from '../../../electron/engine/base/resources.ts';
import { closePageSources } from '../../../electron/engine/imaging/index.ts';
import { createOcrPool, type OcrPool } from '../../../electron/engine/ocr/index.ts';
import { extractFields } from '../../../electron/engine/extract/index.ts';
import { inkPicture } from '../../../electron/engine/extract/second-look.ts';
import { probeSource } from '../../../electron/engine/intake/index.ts';
import { BOX } from '../../../scripts/samples/box.ts';
import { makeFile } from '../../../scripts/samples/make.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { faultsOf, readNasty } from './accuracy-nasty.ts';
import { NASTY_PAGES } from './nasty-pages.ts';
import { judge, lookAt, readFields, recognise, Truth, type LookedAt, type TrueDocument } from './accuracy.ts';

/**
 * The whole way on sample scans with the real recogniser. All samples are measured by accuracy.ts; here are the two that
 * hold most of what is hard: a head in ink, and a letter with a mark, a red seal and a skewed page.
 */
let pool: OcrPool;
let documents: readonly TrueDocument[];

beforeAll(async () => {
  pool = await createOcrPool({ languages: ['vie'] });
  documents = Truth.parse(JSON.parse(await readFile(resourcePath('samples', 'truth.json'), 'utf8'))).documents;
});
afterAll(async () => {
  pool.close();
  await closePageSources();
});

async function readPages(key: string, numbers: readonly number[]) {
  const document = documents.find((one) => one.key === key)!;
  const looks: LookedAt[] = [];
  const pages: OcrPage[] = [];
  for (const number of numbers) {
    const { file, page } = document.pages[number]!;
    looks.push(await lookAt(pool, file, page));
    pages.push(await recognise(pool, looks.at(-1)!));
  }
  const fields = await readFields(pool, looks, pages);
  return { fields, verdicts: Object.fromEntries(judge(fields, document)) };
}

it('reads the print of a head whose number, day and month are in ink, and reports the ink', async () => {
  const { fields, verdicts } = await readPages('bao-cao-2010', [0]);
  expect(verdicts).toMatchObject({
    typeName: 'right',
    codeNumber: 'handwritten',
    codeNotation: 'right',
    issuedDate: 'handwritten',
    organName: 'right',
    subject: 'right',
  });
  const date = fields.find((field) => field.key === 'issuedDate')!;
  expect(date.partial).toEqual({ year: 2010 });
  expect(date.box).not.toBeNull();
});

it('reads a letter with its mark, and the post under a red seal', async () => {
  const { verdicts } = await readPages('cong-van-2021', [0, 1]);
  const { signer, ...others } = verdicts;
  expect(new Set(Object.values(others))).toEqual(new Set(['right', 'absent']));
  // A pen stroke runs through the name: it may be given up, not made up.
  expect(signer).not.toBe('wrong');
});

it('tells ink from print on a page that nobody levelled', async () => {
  const folder = tempFolder();
  const found: Record<string, string[]> = {};
  for (const key of ['cong-van-2021', 'bao-cao-2010']) {
    const plan = BOX.find((one) => one.document.key === key)!;
    const scanned = { ...plan.scans[0]!, turn: 0, style: { ...plan.scans[0]!.style, seed: 73, skew: 2.3 } } as const;
    const path = join(folder, key);
    await writeFile(path, (await makeFile({ ...plan, form: 'jpeg', dpi: 200, scans: [scanned] })).bytes);
    const facts = (await probeSource(path, key, new AbortController().signal)).pages[0]!;
    const look: LookedAt = { source: { kind: 'image', path, frame: 0 }, facts, recipe: { turn: 0, skew: 0 } };
    const fields = extractFields([await recognise(pool, look)], { raster: await inkPicture(look) });
    found[key] = ['codeNumber', 'issuedDate'].map((name) => {
      const field = fields.find((one) => one.key === name)!;
      return field.value ?? field.state;
    });
  }
  expect(found).toEqual({
    'cong-van-2021': ['85', '09/02/2021'],
    'bao-cao-2010': ['handwritten', 'handwritten'],
  });
});

it('takes nothing for the own number, date or issuer of a page that only cites others', async () => {
  for (const page of NASTY_PAGES.filter(({ key }) => key.startsWith('no head'))) {
    const { text, raster } = await readNasty(pool, page);
    expect(faultsOf(page, extractFields([text], { raster }))).toEqual([]);
  }
});

it('reads one name of an agency though its strokes grow bold inside it, and an abstract to its last years', async () => {
  const page = NASTY_PAGES.find(({ key }) => key.startsWith('one name'))!;
  const { text, raster } = await readNasty(pool, page);
  expect(faultsOf(page, extractFields([text], { raster }))).toEqual([]);
});
