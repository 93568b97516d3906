/**
 * Fetches the outside judges, lets them judge what we write (test/conformance), and says at the end what each judged
 * and which could not be had. Ends with 1 when a test fails; a judge that cannot be had fails nothing but is named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareJudges } from './install.mjs';
import { judgeTable, skippedTests } from './table.mjs';

const root = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'tram-conformance-run-'));
const ledgerFile = join(scratch, 'ledger.jsonl');
const reportFile = join(scratch, 'report.json');

const minutes = (since) => ((Date.now() - since) / 60_000).toFixed(1);

function runTests() {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const args = ['run', '--config', 'vitest.conformance.config.ts', '--reporter=default', '--reporter=json'];
  const run = spawnSync(
    process.execPath,
    [vitest, ...args, `--outputFile.json=${reportFile}`, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, TRAM_JUDGES_LEDGER: ledgerFile },
    },
  );
  return run.status ?? 1;
}

const ledger = () =>
  existsSync(ledgerFile)
    ? readFileSync(ledgerFile, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

try {
  const start = Date.now();
  const reasons = await prepareJudges();
  const ready = Date.now();
  console.log(`Judges ready after ${minutes(start)} min.`);
  const status = runTests();
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;

  console.log(`\n${judgeTable(reasons, ledger()).join('\n')}\n`);
  const skipped = report ? skippedTests(report) : [];
  for (const name of skipped) console.log(`SKIPPED test: ${name}`);
  for (const [name, reason] of reasons) console.log(`SKIPPED judge: ${name} – ${reason}`);
  if (reasons.size === 0) console.log('No judge was skipped.');
  console.log(`Fetching the judges ${minutes(start - ready + Date.now())} min, judging ${minutes(ready)} min.`);
  if (report) {
    const { numPassedTests: passed, numFailedTests: failed } = report;
    console.log(`Conformance: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  } else {
    console.log('Conformance: vitest left no report');
  }
  process.exitCode = status === 0 && report ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
