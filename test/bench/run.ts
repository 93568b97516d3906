/**
 * `npm run bench [-- NAME…]`: measures the product against what is installed on this machine and writes docs/bench.md.
 * Names: scans, memory, packages, search (default: all). BENCH_ROUNDS, BENCH_PAGES, BENCH_FILES and BENCH_SEARCH_PAGES make it
 * shorter for a look. Every bench is a module of its
 * own that returns a heading and Markdown; parts not run now keep their last figures.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, version, type BenchResult } from './harness.ts';
import { memoryOfALongRun } from './memory.ts';
import { packBagVerify } from './packages.ts';
import { scansToPdf } from './scans-to-pdf.ts';
import { searchPages } from './search.ts';

const PAGE = fileURLToPath(new URL('../../docs/bench.md', import.meta.url));
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const longRun = Number(process.env['BENCH_PAGES'] ?? 1000);
const packedFiles = Number(process.env['BENCH_FILES'] ?? 20_000);
const searchedPages = Number(process.env['BENCH_SEARCH_PAGES'] ?? 200_000);

const BENCHES: Record<string, (work: string) => Promise<BenchResult>> = {
  scans: (work) => scansToPdf(work, rounds),
  memory: (work) => memoryOfALongRun(work, longRun),
  packages: (work) => packBagVerify(work, packedFiles, rounds),
  search: (work) => searchPages(work, searchedPages, rounds),
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in BENCHES)) throw new Error(`no bench is called ${name}; there are: ${Object.keys(BENCHES).join(', ')}`);
}
const work = await mkdtemp(join(tmpdir(), 'tram-bench-'));
const parts = await lastParts();
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`${name}\n`);
    const where = `${new Date().toISOString().slice(0, 10)}, ${machine()}, Node ${process.version}, ${version('uname', '-sr') ?? ''}`;
    const { heading, body } = await bench(work);
    parts.set(name, `<!-- ${name} -->\n## ${heading}\n\n${where}.\n\n${body}\n`);
    process.stdout.write(`${heading}\n\n${body}\n\n`);
    await writeFile(PAGE, page());
  }
} finally {
  await rm(work, { recursive: true, force: true });
}

function page(): string {
  const intro = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Ratios in one run on one machine count, not the seconds: both sides ran in turns on the',
    'same files. CPU is user + system time of all processes. CER is the character error rate against the text the pages were made from',
    '(`test/support/bench-pages`).',
    '',
  ].join('\n');
  // What another program measured and wrote here (`npm run bench:window`) stays, behind the rest.
  const names = [...Object.keys(BENCHES), ...[...parts.keys()].filter((name) => !(name in BENCHES))];
  return `${intro}\n${names.flatMap((name) => parts.get(name) ?? []).join('\n')}`;
}

/** The parts of the page as it is, by name. */
async function lastParts(): Promise<Map<string, string>> {
  if (!existsSync(PAGE)) return new Map();
  const pieces = (await readFile(PAGE, 'utf8')).split(/^(?=<!-- \w+ -->$)/m).slice(1);
  return new Map(pieces.map((piece) => [/^<!-- (\w+) -->/.exec(piece)![1]!, `${piece.trimEnd()}\n`]));
}
