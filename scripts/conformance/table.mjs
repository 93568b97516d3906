/** The table at the end: who judged what, and who could not be had. */
import { JUDGES } from './judges.mjs';
import { answer } from './answer.mjs';

function versionOf({ version, program, ask }) {
  if (version) return version() ?? '?';
  const said = answer([program, ...ask]) ?? '';
  // xmllint writes its version without points.
  return (/\d+(?:\.\d+)+[\w+-]*/.exec(said) ?? /\d+/.exec(said))?.[0] ?? '?';
}

/** What one judge was asked about, by kind, each with how many. */
function judgedBy(name, ledger) {
  const counts = new Map();
  for (const { judge, kind, count } of ledger) if (judge === name) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => `${count} ${kind}`);
}

/**
 * The lines of the table. `reasons`: judge → why it cannot be had; `ledger`: what the tests say they asked. A judge
 * that is here and was asked nothing is named as well.
 */
export function judgeTable(reasons, ledger) {
  const rows = JUDGES.flatMap((judge) => {
    const kinds = judgedBy(judge.name, ledger);
    const reason = reasons.get(judge.name);
    if (reason && kinds.length === 0) return [[judge.name, 'SKIPPED', reason]];
    // The program is here, but something it needs for part of its work is not.
    if (reason) kinds.push(`SKIPPED in part: ${reason}`);
    if (kinds.length === 0) kinds.push('nothing: no test asked it');
    return kinds.map((kind, at) => (at === 0 ? [judge.name, versionOf(judge), kind] : ['', '', kind]));
  });
  const head = ['judge', 'version', 'what it judged, and how many'];
  const widths = [0, 1].map((at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  return [head, widths.map((width) => '-'.repeat(width)).concat('-'.repeat(head[2].length)), ...rows].map(
    ([judge, version, kind]) => `${judge.padEnd(widths[0])}  ${version.padEnd(widths[1])}  ${kind}`,
  );
}

/** Every test that was not run, by its full name, from vitest's JSON report. */
export function skippedTests(report) {
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName.trim());
}
