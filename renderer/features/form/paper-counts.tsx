import type { PaperCount, RecordForm } from '../../../shared/contract/reports/forming.ts';
import { Mark, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { mismatches } from './counts.tsx';
import { run } from './run.ts';
import { useAutosave } from './use-autosave.ts';

const ASKED = {
  fonds: [],
  inventory: ['files', 'documents', 'pages'],
  file: ['documents', 'sheets', 'pages'],
  document: ['sheets', 'pages'],
} as const;

/** What the paper inventory says, beside what was found. */
export function PaperCounts({ record }: { readonly record: RecordForm }) {
  const { say, number } = useWords();
  const { level, id, paper, found } = record;
  if (level === 'fonds') return null;
  const wrong: readonly string[] = mismatches(record, paper);
  const save = (key: keyof PaperCount, value: number | null): void =>
    // Only this one: the others may be on their way, typed a moment ago.
    void run('forming/paper', { level, id, count: { [key]: value } });
  return (
    <fieldset className="form-paper">
      <legend>{say('form.paper')}</legend>
      {ASKED[level].map((key) => (
        <div key={`${level}:${id}:${key}`} className="one">
          <CountField
            label={say(`form.paper.${key}`)}
            value={paper?.[key] ?? null}
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
  readonly onSave: (value: number | null) => void;
}) {
  const { say } = useWords();
  const stored = props.value === null ? '' : String(props.value);
  const good = (text: string): boolean => /^\d{0,7}$/.test(text.trim());
  const { text, type, flush } = useAutosave(stored, (next) => {
    if (good(next)) props.onSave(next.trim() === '' ? null : Number(next));
  });
  return (
    <TextField
      label={props.label}
      value={text}
      onChange={type}
      onBlur={flush}
      error={good(text) ? null : say('form.notCount')}
    />
  );
}
