import type { AppraisalLine } from '../../../shared/contract/reports/appraisal.ts';
import { ChosenBox, Mark, Rows, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { useTermWords } from './use-term-words.ts';
import { appraise, useAppraise } from './view-state.ts';

const TONES: Readonly<Record<AppraisalLine['state'], Tone>> = { open: 'bad', proposed: 'warn', decided: 'ok' };
const idOf = ({ file }: AppraisalLine): string => file;

interface WorkListProps {
  readonly lines: readonly AppraisalLine[];
  readonly thisYear: number;
  readonly onOpen: (line: AppraisalLine) => void;
}

/** The files with what is proposed and decided for each. */
export function WorkList({ lines, thisYear, onOpen }: WorkListProps) {
  const { say } = useWords();
  const words = useTermWords();
  const chosen = useAppraise((view) => view.chosen);
  const current = useAppraise((view) => view.current);
  return (
    <Rows
      className="appraise-rows"
      label={say('appraise.list')}
      items={lines}
      idOf={idOf}
      current={current}
      onCurrent={({ file }) => appraise.set({ current: file })}
      onChoose={(line, range) => appraise.choose(lines, line, range)}
      onOpen={onOpen}
      factsOf={({ file }) => ({ chosen: chosen.has(file) })}
      head={
        <>
          <span role="columnheader">
            <span className="hidden-visually">{say('appraise.column.chosen')}</span>
          </span>
          <span role="columnheader">{say('appraise.column.file')}</span>
          <span role="columnheader">{say('appraise.column.state')}</span>
          <span role="columnheader">{say('appraise.column.proposal')}</span>
          <span role="columnheader">{say('appraise.column.term')}</span>
          <span role="columnheader">{say('appraise.column.due')}</span>
        </>
      }
      render={(line) => (
        <>
          <span role="gridcell">
            <ChosenBox chosen={chosen.has(line.file)} />
          </span>
          <span role="gridcell" className="wrap file">
            <span className="mono muted">{line.file}</span>
            <br />
            {line.title}
          </span>
          <span role="gridcell" className="marks">
            <Mark tone={TONES[line.state]}>{say(`appraise.state.${line.state}`)}</Mark>
            {line.differs || line.overridden ? <Mark tone="warn">{say('appraise.differs')}</Mark> : null}
          </span>
          <span role="gridcell" data-name={say('appraise.column.proposal')}>
            {words.proposal(line.proposal)}
          </span>
          <span role="gridcell" data-name={say('appraise.column.term')}>
            {line.decision ? <strong>{words.term(line.decision.term)}</strong> : words.stated(line)}
          </span>
          <span role="gridcell" className="marks" data-name={say('appraise.column.due')}>
            {words.due(line)}
            {line.dueYear !== null && line.dueYear < thisYear ? (
              <Mark tone="warn">{say('appraise.overdue')}</Mark>
            ) : null}
          </span>
        </>
      )}
    />
  );
}
