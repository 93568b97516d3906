import { CircleCheckBig, ListX } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { CheckOverview } from '../../../shared/contract/reports/rules.ts';
import { Button, Empty, ProgressBar, Split } from '../../ui/index.ts';
import { Fault, useActions, useAsked, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { FileList } from './file-list.tsx';
import { FindingList } from './finding-list.tsx';
import { countOf, findingsOf, rowsOf } from './groups.ts';
import { openFinding } from './use-finding-words.ts';
import { UnreadFields } from './unread-fields.tsx';
import { useCheck } from './use-check.ts';
import { Verdict } from './verdict.tsx';
import { checkView, useCheckView } from './view-state.ts';

/** The files on the left; the verdict over the chosen ones and what to do on the right. */
export function CheckDesk({ overview }: { readonly overview: CheckOverview }) {
  const { say, number } = useWords();
  const view = useCheckView();
  const asked = useAsked('check').file;
  const [width, setWidth] = useStored('check.width', 300);
  const codes = useMemo(() => overview.files.map(({ code }) => code), [overview]);
  const first = typeof asked === 'string' ? asked : null;
  const { checked, complete, error } = useCheck(codes, view.purpose, first);
  const chosen = useMemo(() => new Set(codes.filter((code) => !view.without.has(code))), [codes, view.without]);
  const findings = useMemo(() => findingsOf(chosen, checked, overview.findings), [chosen, checked, overview]);
  const rows = useMemo(() => rowsOf(findings, view.least, view.closed), [findings, view.least, view.closed]);
  const current = rows.find(({ id }) => id === view.current);

  useEffect(() => {
    if (first !== null && codes.includes(first)) {
      checkView.only([first], codes);
      checkView.set({ file: first });
    }
  }, [first, codes]);

  useActions(
    {
      'check.open': {
        run: () => {
          if (current?.kind === 'finding') openFinding(current.finding);
        },
        enabled: current?.kind === 'finding',
      },
      'check.nextError': {
        run: () => {
          const at = current ? rows.indexOf(current) : -1;
          const next = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(
            (row) => row.kind === 'finding' && row.finding.severity === 'error',
          );
          if (next) checkView.set({ current: next.id });
        },
      },
      'check.onlyFaults': { run: () => checkView.set({ least: view.least === 'error' ? 'all' : 'error' }) },
      'check.all': { run: () => checkView.only(codes, codes) },
    },
    [rows, current, view.least, codes],
  );

  return (
    <Split
      width={width}
      onWidth={setWidth}
      label={say('check.divider')}
      side={<FileList files={overview.files} chosen={chosen} checked={checked} />}
    >
      <div className="check-main">
        <div className="check-head">
          {error ? (
            <Fault of={error} />
          ) : complete ? (
            chosen.size > 0 ? (
              <Verdict chosen={chosen} checked={checked} counts={countOf(findings)} />
            ) : null
          ) : (
            <ProgressBar
              label={say('check.loading')}
              share={codes.length === 0 ? null : checked.size / codes.length}
              left={say('check.progress', { done: number(checked.size), all: number(codes.length) })}
              right=""
            />
          )}
          <UnreadFields chosen={chosen} />
        </div>
        {chosen.size === 0 ? (
          <Empty
            icon={ListX}
            title={say('check.noChosen')}
            actions={<Button onPress={() => checkView.only(codes, codes)}>{say('action.check.all')}</Button>}
          >
            {say('check.noChosenDo')}
          </Empty>
        ) : rows.length > 0 ? (
          <FindingList rows={rows} />
        ) : complete ? (
          <Empty icon={CircleCheckBig} title={say('check.none')}>
            {say('check.noneDo')}
          </Empty>
        ) : null}
      </div>
    </Split>
  );
}
