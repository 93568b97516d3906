import type { AppraisalList } from '../../../shared/contract/reports/appraisal.ts';
import { Checkbox, Filters, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { appraise, SHOWN, useAppraise } from './view-state.ts';

interface ListBarProps {
  readonly list: AppraisalList;
  readonly shown: readonly { readonly file: string }[];
}

/** Which files are shown, and all of them chosen or none. */
export function ListBar({ list, shown }: ListBarProps) {
  const { say, number } = useWords();
  const view = useAppraise();
  const decided = list.lines.filter(({ state }) => state === 'decided').length;
  const inView = shown.filter(({ file }) => view.chosen.has(file)).length;
  const all = inView > 0 && inView === shown.length;
  const set = (view.shown === 'all' ? 0 : 1) + (view.text === '' ? 0 : 1);
  return (
    <div className="appraise-bar">
      <Filters label={say('appraise.filters')} fold={say(set > 0 ? 'filters.foldSet' : 'filters.fold', { count: set })}>
        <Select
          label={say('appraise.show')}
          value={view.shown}
          options={SHOWN.map((value) => ({ value, label: say(`appraise.show.${value}`) }))}
          onChange={(value) => appraise.set({ shown: value })}
        />
        {view.shown === 'due' ? (
          <div className="narrow">
            <TextField
              label={say('appraise.within')}
              value={String(view.within)}
              onChange={(text) => appraise.set({ within: Math.min(100, Number(text.replace(/\D/g, '')) || 0) })}
              maxLength={3}
            />
          </div>
        ) : null}
        <div className="grow">
          <TextField label={say('appraise.filter')} value={view.text} onChange={(text) => appraise.set({ text })} />
        </div>
      </Filters>
      <Checkbox
        checked={all ? true : view.chosen.size > 0 ? 'some' : false}
        onChange={(on) => appraise.set({ chosen: on ? new Set(shown.map(({ file }) => file)) : new Set() })}
        disabled={shown.length === 0}
      >
        {say('appraise.chosen', { count: number(view.chosen.size) })}
      </Checkbox>
      <span className="muted" role="status">
        {say('appraise.counts', { decided: number(decided), all: number(list.lines.length) })}
      </span>
    </div>
  );
}
