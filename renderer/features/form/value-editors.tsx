import { X } from 'lucide-react';
import { CODE_LISTS, codeWords, type CodeListName, type Field } from '../../../shared/model/fields/index.ts';
import { Button, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { maskDate, settleDate } from './date-mask.ts';
import { useAutosave, type Kept } from './use-autosave.ts';

interface EditorProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly?: boolean;
  readonly onSave: (value: string) => Promise<Kept> | undefined;
  readonly onFocus: () => void;
}

/** Fields longer than this are typed in several lines. */
const ONE_LINE = 120;
/** From this share of the most characters the count is shown. */
const NEAR = 0.6;

export function TextEditor(
  props: EditorProps & { readonly field: Field; readonly fault: (text: string) => string | null },
) {
  const { field, value, onSave, fault, label, onFocus, readOnly = false } = props;
  const { say, number } = useWords();
  const { text, type, flush } = useAutosave(value, onSave);
  const length = Array.from(text.trim()).length;
  const isDate = field.type === 'date';
  const lines = field.type === 'text' && (field.max === null || field.max > ONE_LINE);
  const most = field.max ?? Infinity;
  const counted = field.type === 'text' && length > most * NEAR;
  return (
    <TextField
      label={label}
      readOnly={readOnly}
      value={text}
      onChange={(next) => type(isDate ? maskDate(next, text) : next)}
      onFocus={onFocus}
      onBlur={() => {
        if (isDate && settleDate(text) !== text) type(settleDate(text));
        flush();
      }}
      error={fault(text)}
      help={counted ? say('form.length', { length: number(length), max: number(most) }) : ''}
      {...(lines ? { rows: field.max !== null && field.max <= 1000 ? 2 : 3 } : {})}
      {...(isDate ? { placeholder: say('form.datePattern') } : {})}
    />
  );
}

interface ListProps extends EditorProps {
  readonly list: CodeListName;
  /** The file's value, which counts while this is empty. */
  readonly inherited: string | null;
}

const NONE = '–';

/** A code with its words; a code that is a word of the format alone (`open`) says nothing beside them. */
function codeLabel(row: { readonly code: string; readonly vi: string; readonly en: string }, language: 'vi' | 'en') {
  return /^\d/.test(row.code) ? `${row.code} · ${row[language]}` : row[language];
}

export function CodeEditor({ label, value, readOnly = false, onSave, list, inherited }: ListProps) {
  const { say, language } = useWords();
  const known = CODE_LISTS[list].some(({ code }) => code === value);
  const options = [
    { value: NONE, label: say('form.none') },
    ...(value !== '' && !known ? [{ value, label: value }] : []),
    ...CODE_LISTS[list].map((row) => ({ value: row.code, label: codeLabel(row, language) })),
  ];
  return (
    <Select
      label={label}
      value={value === '' ? null : value}
      options={options}
      disabled={readOnly}
      onChange={(next) => void onSave(next === NONE ? '' : next)}
      error={value !== '' && !known ? say('form.notInList', { value }) : null}
      placeholder={
        inherited === null ? say('form.choose') : say('form.fromFile', { value: codeWords(list, inherited, language) })
      }
    />
  );
}

/** Several of a list: those chosen can be taken off, others are added. */
export function CodesEditor({ label, value, readOnly = false, onSave, list, inherited }: ListProps) {
  const { say, language } = useWords();
  const chosen = value === '' ? [] : value.split(';');
  const others = CODE_LISTS[list].filter(({ code }) => !chosen.includes(code));
  const inheritedWords = (inherited ?? '').split(';').map((code) => codeWords(list, code, language));
  return (
    <div className="form-codes">
      <Select
        label={label}
        value={null}
        options={others.map((row) => ({ value: row.code, label: codeLabel(row, language) }))}
        disabled={readOnly}
        onChange={(code) => void onSave([...chosen, code].join(';'))}
        placeholder={
          chosen.length > 0
            ? say('form.addAnother')
            : inherited
              ? say('form.fromFile', { value: inheritedWords.join(', ') })
              : say('form.choose')
        }
      />
      {chosen.length > 0 ? (
        <div className="chips">
          {chosen.map((code) => (
            <Button
              key={code}
              icon={X}
              disabled={readOnly}
              onPress={() => void onSave(chosen.filter((one) => one !== code).join(';'))}
            >
              <span className="hidden-visually">{say('form.remove')} </span>
              {codeWords(list, code, language)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
