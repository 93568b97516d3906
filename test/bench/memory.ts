import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { benchPages } from '../support/bench-pages/make.ts';
import { median, run, table, type BenchResult } from './harness.ts';

const TRAM = new URL('../../bin/tram.mjs', import.meta.url).pathname;
const MB = 2 ** 20;
const PEAK_GOAL_MB = 1.2 * 1024;
const GROWTH_GOAL = 0.05;

interface Sample {
  readonly page: number;
  readonly bytes: number;
}

/**
 * Bench 2: memory of all processes over a long run (images to PDF/A with recognition), early and late. The value at a
 * page is the median of the samples in the tenth of the run before it, because single samples jump with the collector.
 */
export async function memoryOfALongRun(work: string, count: number): Promise<BenchResult> {
  const folder = join(work, 'many');
  await mkdir(folder, { recursive: true });
  const pages = await benchPages();
  for (let i = 0; i < count; i += 1) await copyFile(pages[i % pages.length]!.file, join(folder, `${i + 1}.jpg`));
  const samples: Sample[] = [];
  await run(process.execPath, [TRAM, 'pdf', folder, '-o', join(work, 'many.pdf'), '--jobs', '2', '--lang', 'en'], {
    watch: (bytes, output) => samples.push({ page: pageReached(output), bytes }),
  });
  await rm(folder, { recursive: true });
  await rm(join(work, 'many.pdf'));

  const early = at(samples, count / 5, count / 10);
  const late = at(samples, count, count / 10);
  const peak = Math.max(...samples.map((sample) => sample.bytes));
  const mb = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
  return {
    heading: `Memory of a run of ${count} pages, all processes`,
    body: [
      `Goal: peak under ${PEAK_GOAL_MB} MB, growth from page ${count / 5} to page ${count} at most ${100 * GROWTH_GOAL} %. ` +
        'Proportional share (PSS) summed over the process tree, five samples a second.',
      table(
        ['peak', `at page ${count / 5}`, `at page ${count}`, 'growth', 'samples'],
        [[mb(peak), mb(early), mb(late), `${((100 * (late - early)) / early).toFixed(1)} %`, samples.length]],
      ),
    ].join('\n\n'),
  };
}

/** The last page count in the plain progress lines of the PDF stage ("… 120/1000 …"). */
function pageReached(output: string): number {
  const last = [...output.slice(-400).matchAll(/(\d+)\s*\/\s*(\d+)/g)].at(-1);
  return last ? Number(last[1]) : 0;
}

function at(samples: readonly Sample[], page: number, before: number): number {
  const near = samples.filter((sample) => sample.page > page - before && sample.page <= page);
  if (near.length === 0)
    throw new Error(`no memory sample near page ${page}: is progress still written as done/total?`);
  return median(near.map((sample) => sample.bytes));
}
