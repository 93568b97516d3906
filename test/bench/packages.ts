import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compare, run, table, type BenchResult, type Cost } from './harness.ts';
import { DOCUMENTS_PER_FILE, LEAST_SCAN, packagesWorkspace, USUAL_SCAN } from './packages-workspace.ts';
import type { PackagesFacts, Scan } from './packages-workspace.ts';

const RUN = new URL('packages-run.ts', import.meta.url).pathname;
/** Bytes per second against the reference, and growth of memory from a tenth of the files to all. */
const SPEED_GOAL = 0.8;
const MB = 2 ** 20;
const STAGES = ['package', 'bag', 'verify'] as const;

/**
 * Bench 3: signed PDFs to a verified transfer, against `cp -r` followed by `sha256sum` of the copies. Ours flushes what it
 * writes, so the reference does too; without flushing it is shown beside. Once with pages as small as the rule lets them be,
 * where the work for each document (its signature, its metadata) counts most, and once with a tenth as many of usual size.
 */
export async function packBagVerify(work: string, count: number, rounds: number): Promise<BenchResult> {
  const folder = join(work, 'packages');
  const small = await packagesWorkspace(folder, count / 10, LEAST_SCAN);
  const { peak: peakOfSmall } = await ours(folder);
  await rm(folder, { recursive: true });
  const least = await measure(folder, count, LEAST_SCAN, rounds);
  const usual = await measure(folder, count / 10, USUAL_SCAN, rounds);

  return {
    heading: `Package, bag and verify ${count.toLocaleString('en')} signed PDFs`,
    body: [
      `Goal: at least ${SPEED_GOAL} of the bytes per second of \`cp -r\` followed by \`sha256sum\`; memory flat. ` +
        `Documents of one A4 page in colour, each with a PAdES signature (RSA-2048), ${DOCUMENTS_PER_FILE} in a file (hồ sơ), ` +
        'each file a package. Ours reads the PDFs, writes the packages with METS, EAD and digests, bags them with SHA-256 and SHA-512, lists and a ' +
        'signature, and then verifies from the disk all digests, the metadata and every signature. Everything ours writes is ' +
        'flushed before it appears, so the reference that counts flushes too (`sync -f`).',
      ...least.report,
      ...usual.report,
      table(
        ['memory, all processes', 'peak'],
        [
          [`${small.count} documents`, mb(peakOfSmall)],
          [
            `${count} documents`,
            `${mb(least.peak)} (${((100 * (least.peak - peakOfSmall)) / peakOfSmall).toFixed(0)} % more)`,
          ],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Ours and the references in turns over documents scanned so; the documents are made before and removed after. */
async function measure(
  folder: string,
  count: number,
  scan: Scan,
  rounds: number,
): Promise<{ readonly report: readonly string[]; readonly peak: number }> {
  const facts = await packagesWorkspace(folder, count, scan);
  const seconds = new Map<string, number[]>();
  let peak = 0;
  const costs = await compare(
    {
      'package + bag + verify': async () => {
        const { cost, peak: bytes } = await ours(folder);
        peak = Math.max(peak, bytes);
        for (const { stage, seconds: took } of stagesOf(cost.output))
          seconds.set(stage, [...(seconds.get(stage) ?? []), took]);
        return cost;
      },
      'cp -r, sync, sha256sum': () => reference(folder, facts, true),
      'cp -r, sha256sum': () => reference(folder, facts, false),
    },
    rounds,
  );
  await rm(folder, { recursive: true });
  const speed = (wall: number): number => facts.bytes / 1e6 / wall;
  const own = costs['package + bag + verify'].wall;
  const stages = STAGES.map((name) => {
    const all = [...(seconds.get(name) ?? [])].sort((a, b) => a - b);
    return `${name} ${(all[all.length >> 1] ?? 0).toFixed(1)} s`;
  });
  return {
    peak,
    report: [
      `${count} documents of ${scan.dpi} dpi, ${Math.round(facts.bytes / count / 1000)} kB on average, ${(facts.bytes / 1e9).toFixed(2)} GB:`,
      table(
        ['', 'MB/s', 'wall s', 'CPU s', 'ours in proportion'],
        Object.entries(costs).map(([name, { wall, cpu }]) => [
          name,
          speed(wall).toFixed(0),
          wall.toFixed(1),
          cpu.toFixed(1),
          (speed(own) / speed(wall)).toFixed(2),
        ]),
      ),
      `${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds taken in turns`}; of ours: ${stages.join(', ')}.`,
    ],
  };
}

function mb(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}

async function ours(folder: string): Promise<{ cost: Cost; peak: number }> {
  await rm(join(folder, 'bag'), { recursive: true, force: true });
  await run('sync', []);
  let peak = 0;
  const watch = (bytes: number): void => {
    peak = Math.max(peak, bytes);
  };
  return { cost: await run(process.execPath, [RUN, folder], { watch }), peak };
}

async function reference(folder: string, { documents }: PackagesFacts, flush: boolean): Promise<Cost> {
  const copy = join(folder, 'copy');
  await rm(copy, { recursive: true, force: true });
  await run('sync', []);
  const script = `cp -r "$1" "$2" && ${flush ? 'sync -f "$2" && ' : ''}find "$2" -type f -print0 | xargs -0 sha256sum > "$3"`;
  const cost = await run('sh', ['-c', script, 'sh', documents, copy, join(folder, 'sums')]);
  await rm(copy, { recursive: true });
  return cost;
}

function stagesOf(output: string): { stage: string; seconds: number }[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"stage"'))
    .map((line) => JSON.parse(line) as { stage: string; seconds: number });
}
