import type { Candidate, Proposal, RuleRef } from '../../../shared/contract/reports/appraisal.ts';
import { longer, termOf, type RetentionRule, type Term } from '../../../shared/model/retention/index.ts';
import type { FileFacts } from './facts.ts';
import type { Match, RuleMatcher } from './rule-matcher.ts';

export interface Assessment {
  readonly proposal: Proposal | null;
  /** The longest first. */
  readonly candidates: readonly Candidate[];
  /** Ordinals of documents no term is known of. */
  readonly unknown: readonly number[];
}

/**
 * What speaks for a file and the longest of it: a file with documents of different terms takes the longest (Luật Lưu trữ
 * 33/2024/QH15 Điều 15 kh.4). Where the file itself is not known by a rule, its documents decide only when all of them are
 * known; otherwise the proposal is a least term, and what the description states of the file counts too.
 */
export function assess(file: FileFacts, matcher: RuleMatcher): Assessment {
  const candidates: Candidate[] = [];
  const own = matcher.byNumber(file.notation) ?? matcher.byText(file.title)[0];
  if (own) candidates.push(candidate(own, 'file', null));
  const unknown: number[] = [];
  for (const document of file.documents) {
    const match = matcher.byText(document.text)[0];
    if (match) candidates.push(candidate(match, 'document', document.ordinal));
    const stated = termOf(document.stated);
    if (stated !== null)
      candidates.push({ term: stated, from: 'document-stated', document: document.ordinal, rule: null, matched: [] });
    if (!match && stated === null) unknown.push(document.ordinal);
  }
  const known = own !== undefined || (file.documents.length > 0 && unknown.length === 0);
  const stated = termOf(file.stated);
  if (!known && candidates.length > 0 && stated !== null)
    candidates.push({ term: stated, from: 'stated', document: null, rule: null, matched: [] });
  candidates.sort((a, b) => (a.term === b.term ? 0 : longer(a.term, b.term) === a.term ? -1 : 1));
  const [first] = candidates;
  const atLeast = !known && first?.term !== 'permanent';
  return { proposal: first ? { ...first, atLeast } : null, candidates, unknown };
}

export function refOf({ id, number, title, clause }: RetentionRule): RuleRef {
  return { id, number, title, clause };
}

/** What a decision is held against: the proposal, or what the description states. null when there is neither. */
export function expectedTerm(file: FileFacts, proposal: Proposal | null): Term | null {
  return proposal?.term ?? termOf(file.stated);
}

function candidate({ rule, matched }: Match, from: Candidate['from'], document: number | null): Candidate {
  return { term: rule.term, from, document, rule: refOf(rule), matched };
}
