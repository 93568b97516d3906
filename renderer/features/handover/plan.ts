import { useMemo } from 'react';
import type { HandedOver, LeftWith } from '../../../shared/contract/reports/preflight.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { useRead } from '../../bridge/index.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** What is to be handed over and how; stays while the person looks at other screens. The pass phrase is not part of it. */
export interface Plan {
  readonly kind: PackageKind;
  /** Null while the person has named none: the next one. */
  readonly round: string | null;
  readonly agreement: string;
  /** Codes of the files left out, so that a new file is in by itself; null while untouched: those that left before. */
  readonly without: ReadonlySet<string> | null;
  readonly key: ChosenPath | null;
  readonly folder: ChosenPath | null;
}

export const usePlan = createWorkspaceStore<Plan>(() => ({
  kind: 'sip-hoso',
  round: null,
  agreement: '',
  without: null,
  key: null,
  folder: null,
}));

export const change = (part: Partial<Plan>): void => usePlan.setState(part);

/** The plan with what the person left open filled in, the files there are, and what left in earlier rounds. */
export interface Planned extends Plan {
  readonly round: string;
  readonly without: ReadonlySet<string>;
  readonly files: HandedOver['files'];
  /** By the code of the file. */
  readonly before: ReadonlyMap<string, LeftWith>;
}

/** The plan as it stands, or null until it is known what left before. The same object as long as nothing in it changes. */
export function usePlanned(): Planned | null {
  const plan = usePlan();
  const { data } = useRead('handover/before', {});
  return useMemo(() => {
    if (data === undefined) return null;
    const { files, nextRound } = data;
    const before = new Map(files.flatMap(({ code, left }) => (left ? [[code, left] as const] : [])));
    return { ...plan, round: plan.round ?? nextRound, without: plan.without ?? new Set(before.keys()), files, before };
  }, [plan, data]);
}

/** The folder of the transfer inside the chosen one. */
export function outName(round: string): string {
  return `giao-nop-${round}`;
}
