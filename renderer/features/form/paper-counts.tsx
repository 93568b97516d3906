import type { PaperCount, RecordForm } from '../../../shared/contract/reports/forming.ts';
import { Mark, TextField } from '../../ui/index.ts';
import { useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { mismatches } from './counts.tsx';
import { keep } from './run.ts';
import { useAutosave, type Kept } from './use-autosave.ts';

const ASKED = {
  fonds: [],
  inventory: ['files', 'documents', 'pages'],
  file: ['documents', 'sheets', 'pages'],
  document: ['sheets', 'pages'],
} as const;

/** What the paper inventory says, beside what was found. */
export function PaperCounts({ record }: { readonly record: RecordForm }) {
  const { say, number } = useWords();
  const mayDescribe = useRole('describe');
  const { level, id, paper, found } = record;
  if (level === 'fonds') return null;
  const wrong: readonly string[] = mismatches(record, paper);
  const save = (key: keyof PaperCount, value: number | null): Promise<Kept> =>
    // Only this one: the others may be on their way, typed a moment ago.
    keep('forming/paper', { level, id, count: { [key]: value } });
  return (
    <fieldset className="form-paper">
      <legend>{say('form.paper')}</legend>
      {ASKED[level].map((key) => (
        <div key={`${level}:${id}:${key}`} className="one">
          <CountField
            label={say(`form.paper.${key}`)}
            value={paper?.[key] ?? null}
            readOnly={!mayDescribe}
            onSave={(value) => save(key, value)}
          />
          {key === 'sheets' ? null : (
            <span className="beside">
              {say('form.foundCount', { count: number(found[key]) })}{' '}
              {wrong.includes(key) ? (
                <Mark tone="bad">{say('form.differsBy', { by: signed(found[key] - (paper?.[key] ?? 0)) })}</Mark>
              ) : paper?.[key] != null ? (
                <Mark tone="ok">{say('form.agrees')}</Mark>
              ) : null}
            </span>
          )}
        </div>
      ))}
    </fieldset>
  );
}

const signed = (value: number): string => (value > 0 ? `+${value}` : `−${Math.abs(value)}`);

function CountField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly onSave: (value: number | null) => Promise<Kept>;
}) {
  const { say } = useWords();
  const stored = props.value === null ? '' : String(props.value);
  const good = (text: string): boolean => /^\d{0,7}$/.test(text.trim());
  const { text, type, flush } = useAutosave(stored, (next) => {
    return good(next) ? props.onSave(next.trim() === '' ? null : Number(next)) : undefined;
  });
  return (
    <TextField
      label={props.label}
      readOnly={props.readOnly}
      value={text}
      onChange={type}
      onBlur={flush}
      error={good(text) ? null : say('form.notCount')}
    />
  );
}
