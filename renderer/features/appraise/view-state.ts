import type { AppraisalLine, AppraisalList } from '../../../shared/contract/reports/appraisal.ts';
import { createWorkspaceStore } from '../../view/index.ts';

export const SHOWN = ['all', 'undecided', 'differs', 'due'] as const;
export type Shown = (typeof SHOWN)[number];

/** Which files the work list shows, which are chosen, and which one is looked at. */
interface AppraiseView {
  readonly shown: Shown;
  /** For `due`: within so many years from now, overdue ones included. */
  readonly within: number;
  readonly text: string;
  /** Codes. */
  readonly chosen: ReadonlySet<string>;
  readonly current: string | null;
  /** Where a range began. */
  readonly anchor: string | null;
}

export const useAppraise = createWorkspaceStore<AppraiseView>(() => ({
  shown: 'all',
  within: 5,
  text: '',
  chosen: new Set(),
  current: null,
  anchor: null,
}));

export const appraise = {
  set: (change: Partial<AppraiseView>): void => useAppraise.setState(change),
  /** In or out; a range goes from the row chosen last to this one. */
  choose: (lines: readonly AppraisalLine[], line: AppraisalLine, range: boolean): void =>
    useAppraise.setState(({ chosen, anchor }) => {
      const next = new Set(chosen);
      const from = range && anchor !== null ? lines.findIndex(({ file }) => file === anchor) : -1;
      const to = lines.indexOf(line);
      if (from >= 0) for (const { file } of lines.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(file);
      else if (!next.delete(line.file)) next.add(line.file);
      return { chosen: next, anchor: line.file };
    }),
};

/** The lines a filter leaves. */
export function shownLines(list: AppraisalList, { shown, within, text }: AppraiseView): readonly AppraisalLine[] {
  const wanted = text.normalize('NFC').trim().toLocaleLowerCase('vi');
  return list.lines.filter((line) => {
    if (wanted !== '' && !`${line.file} ${line.title}`.toLocaleLowerCase('vi').includes(wanted)) return false;
    switch (shown) {
      case 'all':
        return true;
      case 'undecided':
        return line.state !== 'decided';
      case 'differs':
        return line.differs || line.overridden;
      case 'due':
        return line.dueYear !== null && line.dueYear <= list.thisYear + within;
    }
  });
}
