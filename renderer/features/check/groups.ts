import type { Severity } from '../../../shared/contract/finding.ts';
import type { CheckedFile, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import { REMEDIES, remedyOf, type RemedyId } from '../../../shared/model/check/remedies.ts';
import type { Least } from './view-state.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const SHOWN: Readonly<Record<Least, number>> = { all: 2, warning: 1, error: 0 };

/** A line of the list: what to do, or one finding under it. */
export type CheckRow =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly remedy: RemedyId;
      readonly counts: Counts;
      readonly open: boolean;
    }
  | { readonly kind: 'finding'; readonly id: string; readonly remedy: RemedyId; readonly finding: PlacedFinding };

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export function countOf(findings: readonly PlacedFinding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The findings of the chosen files, and those of several files or of batches that concern them. */
export function findingsOf(
  chosen: ReadonlySet<string>,
  checked: ReadonlyMap<string, CheckedFile>,
  common: readonly PlacedFinding[],
): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  for (const code of chosen) for (const finding of checked.get(code)?.findings ?? []) findings.push(finding);
  for (const finding of common)
    if (finding.at.file === undefined || chosen.has(finding.at.file)) findings.push(finding);
  return findings;
}

/** Findings grouped by what to do, in the order of the work; in a group the gravest first. */
export function rowsOf(findings: readonly PlacedFinding[], least: Least, closed: ReadonlySet<RemedyId>): CheckRow[] {
  const groups = new Map<RemedyId, PlacedFinding[]>();
  for (const finding of findings) {
    if (RANK[finding.severity] > SHOWN[least]) continue;
    const { id } = remedyOf(finding.code);
    const group = groups.get(id);
    if (group) group.push(finding);
    else groups.set(id, [finding]);
  }
  return REMEDIES.flatMap(({ id }): CheckRow[] => {
    const group = groups.get(id);
    if (!group) return [];
    const open = !closed.has(id);
    const head: CheckRow = { kind: 'group', id, remedy: id, counts: countOf(group), open };
    if (!open) return [head];
    const sorted = [...group].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
    return [
      head,
      ...sorted.map((finding, index): CheckRow => ({ kind: 'finding', id: `${id}/${index}`, remedy: id, finding })),
    ];
  });
}
