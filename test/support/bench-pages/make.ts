/**
 * Makes the pages the benches and accuracy tests read: twelve A4 pages of dense Vietnamese, 300 dpi colour JPEG of
 * about 1.2 MB, skewed from -1.1° to +1.4°, with their text. They go to .cache/bench-pages and are made only once; the
 * same seed gives the same pages on every machine.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jpegFile } from '../../../scripts/samples/containers.ts';
import { head, title } from '../../../scripts/samples/decree.ts';
import { Flow } from '../../../scripts/samples/flow.ts';
import { Paper } from '../../../scripts/samples/paper.ts';
import { between, seeded } from '../../../scripts/samples/random.ts';
import { renderPage } from '../../../scripts/samples/render.ts';
import { OFFICE_SCAN, scan } from '../../../scripts/samples/scanner.ts';
import { heading, sentence } from './prose.ts';

export interface BenchPage {
  /** Absolute path of the JPEG. */
  readonly file: string;
  /** Lines of the page in reading order. */
  readonly lines: readonly string[];
  /** Degrees by which the lines fall to the right. */
  readonly skew: number;
}

const SKEWS = [-1.1, 0.4, 1.4, -0.3, 0.9, -0.7, 0.1, 1.2, -0.9, 0.6, -0.2, 0.8];
const DPI = 300;
const VERSION = 2;

/** The twelve pages; made when the cache does not hold them. */
export async function benchPages(): Promise<readonly BenchPage[]> {
  const folder = fileURLToPath(new URL('../../../.cache/bench-pages/', import.meta.url));
  const index = join(folder, `truth-${VERSION}.json`);
  if (!existsSync(index)) await make(folder, index);
  const truth = JSON.parse(await readFile(index, 'utf8')) as { name: string; skew: number; lines: string[] }[];
  return truth.map(({ name, skew, lines }) => ({ file: join(folder, name), skew, lines }));
}

async function make(folder: string, index: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const truth = [];
  for (const [number, skew] of SKEWS.entries()) {
    const paper = densePage(number);
    const clean = await renderPage(await paper.toPdf(), 0, DPI);
    const page = scan(clean, { ...OFFICE_SCAN, seed: 900 + number, skew, noise: 2.4, blur: 0.7, shadow: 18 });
    const name = `bench-${String(number + 1).padStart(2, '0')}.jpg`;
    await writeFile(join(folder, name), await jpegFile(page, 84, DPI));
    truth.push({ name, skew, lines: paper.pages[0]!.lines.map((line) => line.text) });
  }
  // The list is written last and renamed, so that a list on the disk means that its pages are there.
  await writeFile(`${index}.part`, JSON.stringify(truth, null, 1));
  await rename(`${index}.part`, index);
}

/** One full page; every fourth opens like the first page of a document, the others are inner pages. */
function densePage(number: number): Paper {
  const random = seeded(5000 + number);
  const paper = new Paper();
  const flow = new Flow(paper, { size: between(random, 13, 13.6), pitch: 1.2, gap: 5 });
  if (number % 4 === 0) {
    head(flow, {
      parent: ['UBND TỈNH SƠN HẢI'],
      issuer: ['SỞ NỘI VỤ'],
      number: `Số: ${120 + number * 37}/BC-SNV`,
      placeDate: `Sơn Hải, ngày ${10 + number} tháng ${3 + number / 2} năm ${2012 + number}`,
    });
    title(flow, 'BÁO CÁO', ['Tình hình thực hiện nhiệm vụ và phương hướng thời gian tới']);
  } else {
    paper.line(String(number + 1), paper.page.width / 2, 40, 13, { align: 'centre' });
  }
  let section = 0;
  // One line more than fits would start page 2; two lines of room are kept for the longest paragraph's end.
  for (;;) {
    if (section > 0 && random() < 0.22) {
      section += 1;
      if (!fits(flow, 2)) return paper;
      flow.paragraph(`**${section}. ${heading(random)}**`);
    }
    if (section === 0) section = 1;
    const text = [sentence(random), sentence(random), ...(random() < 0.5 ? [sentence(random)] : [])].join(' ');
    if (!fits(flow, Math.ceil(text.length / 86))) return paper;
    flow.paragraph(text);
  }
}

function fits(flow: Flow, lines: number): boolean {
  return flow.y + lines * flow.style.size * flow.style.pitch < flow.style.area.bottom + 10;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of await benchPages()) console.log(page.file, page.skew, page.lines.length);
}
