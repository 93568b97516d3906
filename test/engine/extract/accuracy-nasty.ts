/**
 * How well fields are read from pages made to be hard: `node test/engine/extract/accuracy-nasty.ts [part of a key]`.
 * Each page is typeset, scanned and worn, recognised and read; prints every field that is not as it must be, and totals.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { renderPage } from '../../../scripts/samples/render.ts';
import { OFFICE_SCAN, scan } from '../../../scripts/samples/scanner.ts';
import {
  compareWithGiven,
  extractFields,
  type ExtractedField,
  type Raster,
} from '../../../electron/engine/extract/index.ts';
import { createOcrPool, type OcrPool } from '../../../electron/engine/ocr/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { NASTY_PAGES, type NastyPage } from './nasty-pages.ts';

/** The page as scanned, and its words. */
export async function readNasty(pool: OcrPool, page: NastyPage): Promise<{ text: OcrPage; raster: Raster }> {
  const pdf = await page.typeset().toPdf();
  const scanned = scan(await renderPage(pdf, 0, page.dpi), { ...OFFICE_SCAN, ...page.style });
  const { width, height } = scanned;
  const image = () => sharp(scanned.data, { raw: { width, height, channels: 3 } });
  const grey = await image().greyscale().raw().toBuffer();
  const raster: Raster =
    page.grey === true
      ? { width, height, channels: 1, data: grey }
      : { width, height, channels: 3, data: scanned.data };
  const keep = process.env['KEEP_PAGES'];
  if (keep !== undefined)
    await image()
      .png()
      .toFile(join(keep, `${page.key.replace(/\W+/g, '-')}.png`));
  const scale = Math.min(1, 200 / page.dpi);
  const small = await sharp(grey, { raw: { width, height, channels: 1 } })
    .resize(Math.round(width * scale))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const text = await pool.recognise({
    pixels: small.data,
    width: small.info.width,
    height: small.info.height,
    dpi: page.dpi * scale,
    page: { width, height, dpi: page.dpi },
  });
  if (keep !== undefined) await writeFile(join(keep, `${page.key.replace(/\W+/g, '-')}.json`), JSON.stringify(text));
  return { text, raster };
}

/** What is not as the page's truth says, in words; empty when all is well. */
export function faultsOf(
  page: NastyPage,
  fields: readonly ExtractedField[],
): { key: string; fault: string; wrong: boolean }[] {
  const faults: { key: string; fault: string; wrong: boolean }[] = [];
  const of = (key: string) => fields.find((field) => field.key === key)!;
  for (const [key, wanted] of Object.entries(page.fields)) {
    const field = of(key);
    const differs = field.state === 'read' && compareWithGiven([field], { [key]: wanted }).length > 0;
    if (field.state !== 'read' || differs)
      faults.push({
        key,
        wrong: differs,
        fault: `«${wanted}», got ${field.state} «${field.value ?? ''}» from «${field.evidence}»`,
      });
  }
  for (const key of page.handwritten ?? []) {
    const field = of(key);
    if (field.state !== 'handwritten')
      faults.push({
        key,
        wrong: field.state === 'read',
        fault: `in ink, got ${field.state} «${field.value ?? ''}» from «${field.evidence}»`,
      });
  }
  for (const key of page.absent ?? []) {
    const field = of(key);
    if (field.state !== 'absent')
      faults.push({ key, wrong: true, fault: `not on the page, got ${field.state} «${field.value ?? ''}»` });
  }
  return faults;
}

async function main(): Promise<void> {
  const pool = await createOcrPool({ languages: ['vie'], workers: 1 });
  let judged = 0;
  let wrong = 0;
  let missing = 0;
  for (const page of NASTY_PAGES.filter(({ key }) => key.includes(process.argv[2] ?? ''))) {
    const { text, raster } = await readNasty(pool, page);
    for (const pictured of [true, false]) {
      const faults = faultsOf(page, extractFields([text], pictured ? { raster } : {}));
      if (pictured) {
        judged += Object.keys(page.fields).length + (page.handwritten?.length ?? 0) + (page.absent?.length ?? 0);
        wrong += faults.filter((fault) => fault.wrong).length;
        missing += faults.filter((fault) => !fault.wrong).length;
      }
      for (const { key, fault } of faults)
        console.log(`${page.key}${pictured ? '' : ' (words only)'} | ${key}: ${fault}`);
    }
  }
  pool.close();
  console.log(`judged ${judged}, right ${judged - wrong - missing}, missing ${missing}, wrong ${wrong}`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

if (import.meta.main) await main();
