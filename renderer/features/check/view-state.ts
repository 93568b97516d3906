import type { CheckPurpose } from '../../../shared/contract/reports/rules.ts';
import type { RemedyId } from '../../../shared/model/check/remedies.ts';
import { createWorkspaceStore } from '../../view/index.ts';

export const LEAST = ['all', 'warning', 'error'] as const;
export type Least = (typeof LEAST)[number];

/** Which files are checked, for what, and which findings are shown. */
interface CheckView {
  readonly purpose: CheckPurpose;
  /** Findings at least as grave. */
  readonly least: Least;
  /** Codes of files left out, so that a new file is in by itself. */
  readonly without: ReadonlySet<string>;
  readonly text: string;
  readonly closed: ReadonlySet<RemedyId>;
  /** Id of the row the keyboard is at. */
  readonly current: string | null;
  readonly file: string | null;
}

export const useCheckView = createWorkspaceStore<CheckView>(() => ({
  purpose: 'transfer',
  least: 'all',
  without: new Set(),
  text: '',
  closed: new Set(),
  current: null,
  file: null,
}));

export const checkView = {
  set: (change: Partial<CheckView>): void => useCheckView.setState(change),
  choose: (files: readonly string[], inside: boolean): void =>
    useCheckView.setState(({ without }) => {
      const next = new Set(without);
      for (const file of files)
        if (inside) next.delete(file);
        else next.add(file);
      return { without: next };
    }),
  /** Only these of all. */
  only: (files: readonly string[], all: readonly string[]): void =>
    useCheckView.setState({ without: new Set(all.filter((file) => !files.includes(file))) }),
  expand: (id: RemedyId, open: boolean): void =>
    useCheckView.setState(({ closed }) => {
      const next = new Set(closed);
      if (open) next.delete(id);
      else next.add(id);
      return { closed: next };
    }),
};
