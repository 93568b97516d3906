import type { Finding, Severity } from '../contract/finding.ts';

/** Findings of one kind, in the order they were found. */
export interface FindingGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly findings: readonly [Finding, ...Finding[]];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by their code, the gravest first, else in the order their code was first found. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => ({ code: group[0].code, severity: group[0].severity, findings: group }))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
