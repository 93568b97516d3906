import { FolderOpen } from 'lucide-react';
import type { AppraisalDetail } from '../../../shared/contract/reports/appraisal.ts';
import { COUNTING_CLAUSE, LONGEST_CLAUSE } from '../../../shared/model/retention/index.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Loading, Mark, Notice } from '../../ui/index.ts';
import { Fault, go, NeedsRole, useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { Candidates } from './candidates.tsx';
import { DecisionForm } from './decision-form.tsx';
import { History } from './history.tsx';
import { useDecide } from './use-decide.ts';
import { useTermWords } from './use-term-words.ts';

/** One file: what speaks for which term, the decision, and what went before. */
export function FileDetail({ file }: { readonly file: string | null }) {
  const { say } = useWords();
  const detail = useRead('appraisal/read', { file: file ?? '-' }, { enabled: file !== null });
  if (file === null) return <p className="appraise-pick muted">{say('appraise.pick')}</p>;
  if (detail.error) return <Fault of={detail.error} />;
  if (!detail.data || detail.data.line.file !== file) return <Loading label={say('appraise.loading')} />;
  return <Detail detail={detail.data} />;
}

function Detail({ detail }: { readonly detail: AppraisalDetail }) {
  const { say, time } = useWords();
  const words = useTermWords();
  const rules = useRead('appraisal/rules', {}).data ?? [];
  const { decide, running, error } = useDecide();
  const mayDecide = useRole('approve');
  const { line, candidates } = detail;
  const { decision } = line;
  const expected = line.proposal?.term ?? line.stated?.term ?? null;
  return (
    <div className="appraise-detail selectable">
      <header>
        <span className="mono muted">{line.file}</span>
        <h2>{line.title}</h2>
        <Button icon={FolderOpen} look="plain" onPress={() => go('form', { file: line.file })}>
          {say('appraise.openForm')}
        </Button>
      </header>
      <dl className="facts">
        <dt>{say('appraise.lastYear')}</dt>
        <dd>
          {line.lastYear} <span className="muted">({say(`appraise.lastYearFrom.${line.lastYearFrom}`)})</span>
        </dd>
        <dt>{say('appraise.stated')}</dt>
        <dd>{words.stated(line)}</dd>
        <dt>{say('appraise.column.due')}</dt>
        <dd>{words.due(line)}</dd>
      </dl>
      <section>
        <h3>{say('appraise.why')}</h3>
        {candidates.length === 0 ? (
          <Notice tone="info" title={say('appraise.noProposal')}>
            {say('appraise.noProposalDo')}
          </Notice>
        ) : (
          <Candidates candidates={candidates} />
        )}
        {line.proposal?.atLeast ? (
          <Notice tone="warn" title={say('appraise.atLeastWhy', { count: detail.unknown.length })} />
        ) : null}
        <p className="muted">{say('appraise.longest', { clause: LONGEST_CLAUSE })}</p>
        <p className="muted">{say('appraise.counted', { clause: COUNTING_CLAUSE })}</p>
      </section>
      <section>
        <h3>{say('appraise.decision')}</h3>
        {decision ? (
          <div className="decided">
            <Mark tone="ok">{words.term(decision.term)}</Mark>
            <span>{say('appraise.decidedBy', { who: decision.who, at: time(decision.at) })}</span>
            {decision.rule ? (
              <p>
                {decision.rule.title} <span className="muted">({decision.rule.clause})</span>
              </p>
            ) : null}
            {decision.reason === '' ? null : <p>{decision.reason}</p>}
          </div>
        ) : null}
        {line.overridden ? (
          <Notice tone="warn" title={say('appraise.overridden')}>
            {say('appraise.overriddenDo')}
          </Notice>
        ) : null}
        {mayDecide ? (
          <DecisionForm
            key={`${line.file}/${decision?.at ?? ''}/${String(expected)}`}
            start={decision?.term ?? expected}
            expected={expected}
            candidates={candidates}
            rules={rules}
            busy={running}
            error={error}
            onDecide={(decided) => void decide([line.file], decided)}
          />
        ) : (
          <NeedsRole role="approve" />
        )}
      </section>
      <History events={detail.history} />
    </div>
  );
}
