import { ArrowRight, ChevronDown, ChevronRight } from 'lucide-react';
import { remedyOf } from '../../../shared/model/check/remedies.ts';
import { Mark, Rows, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import type { CheckRow, Counts } from './groups.ts';
import { openFinding, useFindingWords } from './use-finding-words.ts';
import { checkView, useCheckView } from './view-state.ts';

const TONES = { error: 'bad', warning: 'warn', info: 'info' } as const satisfies Record<string, Tone>;
const idOf = ({ id }: CheckRow): string => id;

/** Findings by what to do; a press leads to the place. */
export function FindingList({ rows }: { readonly rows: readonly CheckRow[] }) {
  const { say } = useWords();
  const words = useFindingWords();
  const current = useCheckView((view) => view.current);
  return (
    <Rows
      tree
      pressOpens
      className="check-rows"
      label={say('check.findings')}
      items={rows}
      idOf={idOf}
      current={current}
      onCurrent={({ id }) => checkView.set({ current: id })}
      onOpen={(row) => {
        if (row.kind === 'finding') openFinding(row.finding);
      }}
      onExpand={(row, open) => checkView.expand(row.remedy, open)}
      factsOf={(row) => (row.kind === 'group' ? { level: 1, expanded: row.open } : { level: 2 })}
      render={(row) =>
        row.kind === 'group' ? (
          <span role="gridcell" className="group-cell">
            {row.open ? <ChevronDown aria-hidden size="1.1em" /> : <ChevronRight aria-hidden size="1.1em" />}
            <strong>{say(`remedy.${row.remedy}`)}</strong>
            <CountMarks counts={row.counts} />
            <span className="muted wrap">{say(`remedy.${row.remedy}.do`)}</span>
          </span>
        ) : (
          <>
            <span role="gridcell">
              <Mark tone={TONES[row.finding.severity]}>{say(`check.severity.${row.finding.severity}`)}</Mark>
            </span>
            <span role="gridcell" className="wrap">
              {words.what(row.finding)}
              <br />
              <span className="muted mono">{words.where(row.finding)}</span>
            </span>
            <span role="gridcell" className="check-go">
              <span className="hidden-visually">{say(`screen.${remedyOf(row.finding.code).screen}`)}</span>
              <ArrowRight aria-hidden size="1.1em" />
            </span>
          </>
        )
      }
    />
  );
}

/** How many of each gravity; those there are none of are left out. */
export function CountMarks({ counts }: { readonly counts: Counts }) {
  const { say, number } = useWords();
  return (
    <span className="counts">
      {(['error', 'warning', 'info'] as const).map((severity) =>
        counts[severity] === 0 ? null : (
          <Mark key={severity} tone={TONES[severity]}>
            <span className="hidden-visually">{say(`check.severity.${severity}`)}: </span>
            {number(counts[severity])}
          </Mark>
        ),
      )}
    </span>
  );
}
