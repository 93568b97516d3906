import type { Candidate } from '../../../shared/contract/reports/appraisal.ts';
import { useWords } from '../../words/index.ts';
import { useTermWords } from './use-term-words.ts';

/** What speaks for a file, the longest first; documents for which the same speaks stand together. */
export function Candidates({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return (
    <ol className="candidates">
      {together(candidates).map((alike, index) => (
        <Line key={index} alike={alike} first={index === 0} />
      ))}
    </ol>
  );
}

function Line({ alike, first }: { readonly alike: readonly Candidate[]; readonly first: boolean }) {
  const { say } = useWords();
  const words = useTermWords();
  const [candidate] = alike;
  if (!candidate) return null;
  const { rule, from, term } = candidate;
  const matched = [...new Set(alike.flatMap((one) => one.matched))];
  const documents = ranges(alike.flatMap(({ document }) => (document === null ? [] : [document])));
  return (
    <li data-first={first}>
      <strong>{words.term(term)}</strong>
      <span>
        {say(`appraise.from.${from}`, { document: documents })}
        {rule ? (
          <>
            {': '}
            {rule.number === '' ? null : <span className="mono">{rule.number} </span>}
            {rule.title} <span className="muted">({rule.clause})</span>
          </>
        ) : null}
        {matched.length > 0 ? (
          <span className="muted"> {say('appraise.matched', { words: matched.join(', ') })}</span>
        ) : null}
      </span>
    </li>
  );
}

function together(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.term}/${candidate.from}/${candidate.rule?.id ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return [...groups.values()];
}

/** Numbers as people write them: 1–4, 7. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const one of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && one === last[1] + 1) last[1] = one;
    else runs.push([one, one]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
