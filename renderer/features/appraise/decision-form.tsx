import { useState } from 'react';
import type { Candidate, RuleLine } from '../../../shared/contract/reports/appraisal.ts';
import { isLawful, TERM_LIMITS, type Term } from '../../../shared/model/retention/index.ts';
import { Button, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { useTermWords } from './use-term-words.ts';

/** Terms offered by a press: those the code list of TT 05/2025/TT-BNV names. */
const OFFERED = ['permanent', '70', '50', '30', '20', '10'] as const;
/** Rows of schedules in the list of bases; the fitting ones come first. */
const MAX_BASES = 300;

export interface Decided {
  readonly term: Term;
  readonly rule?: string;
  readonly reason?: string;
}

interface DecisionFormProps {
  /** Where the form begins. */
  readonly start: Term | null;
  /** What no reason is needed for; null: every term needs one. `undefined` for several files, where the engine says. */
  readonly expected: Term | null | undefined;
  readonly candidates: readonly Candidate[];
  readonly rules: readonly RuleLine[];
  readonly busy: boolean;
  readonly error: string | null;
  readonly onDecide: (decided: Decided) => void;
  /** Where the form is a dialog's: leaves it without a decision. */
  readonly onCancel?: () => void;
}

/** A term, the row it rests on and the reason. */
export function DecisionForm({
  start,
  expected,
  candidates,
  rules,
  busy,
  error,
  onDecide,
  onCancel,
}: DecisionFormProps) {
  const { say } = useWords();
  const words = useTermWords();
  const offered = start === null || OFFERED.some((one) => one === String(start));
  const [choice, setChoice] = useState<string | null>(start === null ? null : offered ? String(start) : 'years');
  const [years, setYears] = useState(typeof start === 'number' && !offered ? String(start) : '');
  const [basis, setBasis] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);

  const term: Term | null =
    choice === 'permanent'
      ? 'permanent'
      : choice === 'years'
        ? readYears(years)
        : choice === null
          ? null
          : Number(choice);
  const lawful = term !== null && isLawful(term);
  const unexplained = lawful && expected !== undefined && term !== expected && reason.trim() === '';
  const fitting = new Set(candidates.flatMap(({ rule }) => (rule ? [rule.id] : [])));
  const bases = [...rules.filter(({ id }) => fitting.has(id)), ...rules.filter(({ id }) => !fitting.has(id))];

  return (
    <form
      className="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!lawful || unexplained) return;
        onDecide({
          term,
          ...(basis === '' ? {} : { rule: basis }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        });
      }}
    >
      <div className="pair">
        <Select
          label={say('appraise.term')}
          value={choice}
          options={[
            ...OFFERED.map((value) => ({ value, label: words.term(value === 'permanent' ? value : Number(value)) })),
            { value: 'years', label: say('appraise.term.years') },
          ]}
          onChange={setChoice}
          error={tried && choice === null ? say('appraise.yearsWrong', { ...TERM_LIMITS }) : null}
        />
        {choice === 'years' ? (
          <TextField
            label={say('appraise.yearsField')}
            value={years}
            onChange={setYears}
            maxLength={3}
            error={(tried || years !== '') && !lawful ? say('appraise.yearsWrong', { ...TERM_LIMITS }) : null}
          />
        ) : null}
      </div>
      <Select
        label={say('appraise.basis')}
        value={basis}
        options={[
          { value: '', label: say('appraise.basis.proposed') },
          ...bases.slice(0, MAX_BASES).map((rule) => ({
            value: rule.id,
            label: [rule.number, rule.title, words.term(rule.term), rule.clause].filter(Boolean).join(' · '),
          })),
        ]}
        onChange={(value) => {
          setBasis(value);
          const rule = rules.find(({ id }) => id === value);
          if (!rule) return;
          const text = String(rule.term);
          setChoice(OFFERED.some((one) => one === text) ? text : 'years');
          setYears(text);
        }}
      />
      <TextField
        label={say('appraise.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={2000}
        help={say('appraise.reasonHelp')}
        error={
          error ?? (tried && unexplained ? say('appraise.reasonMissing', { term: words.term(expected ?? null) }) : null)
        }
      />
      <div className="ui-row">
        {onCancel ? <Button onPress={onCancel}>{say('button.cancel')}</Button> : null}
        <Button submit look="primary" disabled={busy} onPress={() => undefined}>
          {say('appraise.save')}
        </Button>
      </div>
    </form>
  );
}

function readYears(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}
