import type { ChosenPath } from '../../../shared/contract/shell.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** What is to be handed over and how; stays while the person looks at other screens. The pass phrase is not part of it. */
export interface Plan {
  readonly kind: PackageKind;
  readonly round: string;
  readonly agreement: string;
  /** Codes of the files left out; so that a new file is in by itself. */
  readonly without: ReadonlySet<string>;
  readonly key: ChosenPath | null;
  readonly folder: ChosenPath | null;
}

export const usePlan = createWorkspaceStore<Plan>(() => ({
  kind: 'sip-hoso',
  round: `${new Date().getFullYear()}-01`,
  agreement: '',
  without: new Set(),
  key: null,
  folder: null,
}));

export const change = (part: Partial<Plan>): void => usePlan.setState(part);

/** The folder of the transfer inside the chosen one. */
export function outName(round: string): string {
  return `giao-nop-${round}`;
}
