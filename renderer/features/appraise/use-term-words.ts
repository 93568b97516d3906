import type { AppraisalLine, Proposal } from '../../../shared/contract/reports/appraisal.ts';
import type { Term } from '../../../shared/model/retention/index.ts';
import { useWords } from '../../words/index.ts';

/** Terms as words. */
export function useTermWords(): {
  readonly term: (term: Term | null) => string;
  readonly proposal: (proposal: Proposal | null) => string;
  readonly stated: (line: AppraisalLine) => string;
  readonly due: (line: AppraisalLine) => string;
} {
  const { say } = useWords();
  const term = (one: Term | null): string =>
    one === null
      ? say('appraise.none')
      : one === 'permanent'
        ? say('appraise.permanent')
        : say('appraise.years', { years: one });
  return {
    term,
    proposal: (proposal) =>
      proposal?.atLeast ? say('appraise.atLeast', { term: term(proposal.term) }) : term(proposal?.term ?? null),
    stated: ({ stated }) => (stated && stated.term === null ? say('appraise.unknownTerm') : term(stated?.term ?? null)),
    due: (line) =>
      line.dueYear !== null
        ? say('appraise.due', { year: line.dueYear })
        : line.term === 'permanent'
          ? say('appraise.never')
          : '–',
  };
}
