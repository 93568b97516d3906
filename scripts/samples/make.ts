/**
 * Makes the bundled sample box: `node scripts/samples/make.ts [FOLDER]` (default resources/samples). Papers are typeset
 * by the layout of NĐ 30/2020, drawn to pixels, worn by a model of an office scanner and written as the files a
 * scanning station would leave; truth.json says what is on every page. The same code gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOX, FILES, FONDS, type FilePlan, type ScanPlan } from './box.ts';
import { g4Tiff, greyPngFile, jpegFile, scannedPdf } from './containers.ts';
import type { Paper } from './paper.ts';
import { readme } from './readme.ts';
import { renderPage, type Raster } from './render.ts';
import { scan } from './scanner.ts';
import { describeDocuments, pageTruth, type FileTruth, type SampleTruth } from './truth.ts';

/** Name of the box folder under resources/samples. */
export const BOX_FOLDER = 'hop-05';

/** One computer file of the box: its bytes and what is in it. */
export async function makeFile(plan: FilePlan): Promise<{ bytes: Buffer; truth: FileTruth }> {
  const paper = plan.document.typeset();
  const pdf = await paper.toPdf();
  const pages: Raster[] = [];
  for (const step of plan.scans) pages.push(turned(await scanPage(plan, step, paper, pdf), step.turn));
  const bytes = await contain(plan, pages);
  return {
    bytes,
    truth: {
      file: `${BOX_FOLDER}/${plan.path}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      form: plan.form,
      purpose: plan.purpose,
      pages: plan.scans.map((step, index) => pageTruth(plan, step, index, paper, pages[index]!)),
    },
  };
}

async function scanPage(plan: FilePlan, step: ScanPlan, paper: Paper, pdf: Buffer): Promise<Raster> {
  const printed = step.page ?? paper.pages.length;
  const front = await renderPage(pdf, printed - 1, plan.dpi);
  if (step.page !== null) return scan(front, step.style);
  return scan({ ...front, data: new Uint8Array(front.data.length).fill(255) }, step.style, front);
}

async function contain(plan: FilePlan, pages: readonly Raster[]): Promise<Buffer> {
  switch (plan.form) {
    case 'jpeg':
      return jpegFile(pages[0]!, plan.quality, plan.dpiTag ? plan.dpi : null);
    case 'png-grey':
      return greyPngFile(pages[0]!, plan.dpi);
    case 'tiff-g4':
      return g4Tiff(pages, plan.dpi);
    case 'pdf-jpeg':
      return scannedPdf(pages, plan.quality, plan.dpi);
  }
}

/** Lays the page on its side, so that `turn` degrees clockwise make it upright. */
function turned(page: Raster, turn: ScanPlan['turn']): Raster {
  if (turn === 0) return page;
  const { width, height, data } = page;
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [tx, ty] = turn === 90 ? [y, width - 1 - x] : [height - 1 - y, x];
      const from = (y * width + x) * 3;
      const to = (ty * height + tx) * 3;
      out[to] = data[from]!;
      out[to + 1] = data[from + 1]!;
      out[to + 2] = data[from + 2]!;
    }
  }
  return { width: height, height: width, data: out };
}

async function main(folder: string): Promise<void> {
  const sources: FileTruth[] = [];
  for (const plan of BOX) {
    const { bytes, truth } = await makeFile(plan);
    const path = join(folder, truth.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    sources.push(truth);
    process.stdout.write(`${truth.file} ${truth.bytes}\n`);
  }
  const truth: SampleTruth = { box: BOX_FOLDER, fonds: FONDS, files: FILES, documents: describeDocuments(), sources };
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  await writeFile(join(folder, 'README.md'), readme(truth));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv[2] ?? fileURLToPath(new URL('../../resources/samples/', import.meta.url)));
}
