import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { unpackOcr } from '../../electron/engine/ocr/index.ts';
import { find } from '../../electron/engine/search/index.ts';
import { openWorkspace, type Workspace } from '../../electron/engine/workspace/index.ts';
import { NOW } from '../support/pki/pki.ts';
import { median, run, table, version, type BenchResult } from './harness.ts';
import { QUERIES } from './search-queries.ts';
import { searchWorkspace } from './search-workspace.ts';

const TRAM = new URL('../../bin/tram.mjs', import.meta.url).pathname;
/** Median of all queries, in milliseconds. */
const GOAL = 30;
/** Hits asked for: what `tram search` shows. */
const HITS = 20;
const MB = 2 ** 20;

/**
 * Bench 4: a fixed set of queries by the program's own search (`search/find`: index, places of the words on the page, text
 * around them) against `grep`, which only finds the pages, over the same texts.
 */
export async function searchPages(work: string, count: number, rounds: number): Promise<BenchResult> {
  const folder = join(work, 'search');
  await mkdir(folder, { recursive: true });
  const texts = join(folder, 'texts.txt');
  const out = createWriteStream(texts);
  const built = performance.now();
  const filled = await searchWorkspace(join(folder, 'ws'), count, (text) => {
    out.write(`${text.replaceAll('\n', ' ')}\n`);
  });
  const buildSeconds = (performance.now() - built) / 1000;
  filled.close();
  await once(out.end(), 'finish');

  const ws = await openWorkspace(join(folder, 'ws'), { clock: { now: () => NOW }, actor: 'bench' });
  const index = indexBytes(ws);
  const kinds = new Map<string, number[]>();
  const greps: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, query] of QUERIES) {
      const begun = performance.now();
      find(ws.db, { query: query, filters: {}, limit: HITS }, unpackOcr);
      kinds.set(kind, [...(kinds.get(kind) ?? []), performance.now() - begun]);
      if (kind === 'one word' || kind === 'phrase') greps.push(grep(query.replaceAll('"', ''), texts));
    }
  }
  ws.close();
  const commands: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    commands.push((await run(process.execPath, [TRAM, '-w', join(folder, 'ws'), 'search', 'kênh chính'])).wall * 1000);
  const { size } = await stat(texts);
  await rm(folder, { recursive: true });

  const all = [...kinds.values()].flat();
  const row = (name: string, times: readonly number[]): (string | number)[] => [
    name,
    times.length / rounds,
    ms(median(times)),
    ms(percentile(times, 0.95)),
    ms(Math.max(...times)),
  ];
  const same = median([...kinds.get('one word')!, ...kinds.get('phrase')!]);
  return {
    heading: `Search over ${count.toLocaleString('en')} pages`,
    body: [
      `Goal: median under ${GOAL} ms over all queries. ${QUERIES.length} queries (\`test/bench/search-queries.ts\`), ${rounds} rounds, ` +
        `${HITS} hits each with the boxes of the words and the text around them. ${Math.round(size / MB)} MB of text, 350 words a page; ` +
        `the index takes ${Math.round(index / MB)} MB; making and indexing the pages took ${Math.round(buildSeconds)} s.`,
      table(
        ['queries', 'number', 'median ms', '95th percentile', 'longest'],
        [...[...kinds].map(([kind, times]) => row(kind, times)), row('**all**', all)],
      ),
      `Peer: ${version('grep', '--version') ?? 'grep'}, \`LC_ALL=C grep -c -F\` over one file of the same texts, a page to a line (exact bytes: ` +
        `with marks and letter case as typed): median ${ms(median(greps))} ms for the single words and phrases, for which ours takes ` +
        `${ms(same)} ms: × ${(median(greps) / same).toFixed(0)}. \`tram search\` from the shell, program start and opening of the workspace ` +
        `with its integrity check included: ${ms(median(commands))} ms.`,
    ].join('\n\n'),
  };
}

function grep(text: string, file: string): number {
  const begun = performance.now();
  const ran = spawnSync('grep', ['-c', '-F', '--', text, file], { env: { ...process.env, LC_ALL: 'C' } });
  if (ran.error) throw ran.error;
  return performance.now() - begun;
}

function indexBytes(ws: Workspace): number {
  return ['search_page', 'search_document'].reduce((sum, name) => {
    const sql = `SELECT sum(length(block)) AS bytes FROM ${name}_data`;
    return sum + (ws.db.prepare<[], { bytes: number }>(sql).get()?.bytes ?? 0);
  }, 0);
}

function percentile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;
}

const ms = (value: number): string => value.toFixed(1);
