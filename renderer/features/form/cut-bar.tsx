import type { CutRules } from '../../../shared/contract/commands/forming.ts';
import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import { Button, Checkbox, Select, TextField } from '../../ui/index.ts';
import { runAction } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { useAutosave } from './use-autosave.ts';

interface CutBarProps {
  readonly batches: readonly BatchLine[];
  readonly batch: string;
  readonly onBatch: (name: string) => void;
  readonly rules: CutRules;
  readonly onRules: (rules: CutRules) => void;
  readonly unread: number;
  /** Pages whose codes are not known. */
  readonly uncoded: number;
  readonly onReadCodes: () => void;
}

/** Which batch, and by which rules. */
export function CutBar(props: CutBarProps) {
  const { batches, batch, onBatch, rules, onRules, unread, uncoded, onReadCodes } = props;
  const { say, number } = useWords();
  const good = (text: string): boolean =>
    /^\d{0,5}$/.test(text.trim()) && (text.trim() === '' || Number(text) > 0) && Number(text) <= 10_000;
  const count = useAutosave(rules.count === null ? '' : String(rules.count), (text) => {
    if (good(text)) onRules({ ...rules, count: text.trim() === '' ? null : Number(text) });
    return undefined;
  });
  const word = useAutosave(rules.word ?? '', (text) => {
    onRules({ ...rules, word: text.trim().slice(0, 100) });
    return undefined;
  });
  return (
    <div className="form-cut-bar">
      <Select
        label={say('form.batch')}
        value={batch}
        options={batches.map((one) => ({
          value: one.name,
          label: say('form.batchLeft', { batch: one.name, count: number(one.pages - one.joined) }),
        }))}
        onChange={onBatch}
      />
      <Select
        label={say('form.blank')}
        value={rules.blank}
        options={(['off', 'drop', 'keep'] as const).map((value) => ({ value, label: say(`form.blank.${value}`) }))}
        onChange={(blank) => onRules({ ...rules, blank })}
      />
      <div className="short">
        <TextField
          label={say('form.everyPages')}
          value={count.text}
          onChange={count.type}
          onBlur={count.flush}
          error={good(count.text) ? null : say('form.notCount')}
          placeholder="–"
        />
      </div>
      <div className="separator">
        <Checkbox checked={rules.separator} onChange={(separator) => onRules({ ...rules, separator })}>
          {say('form.separator')}
        </Checkbox>
        <TextField
          label={say('form.separatorWord')}
          bare
          value={word.text}
          onChange={word.type}
          onBlur={word.flush}
          disabled={!rules.separator}
          placeholder={say('form.separatorWord')}
          maxLength={100}
        />
        <Button look="plain" onPress={() => runAction('form.printSeparators')}>
          {say('action.form.printSeparators')}
        </Button>
        {rules.separator && uncoded > 0 ? (
          <span className="warn">
            {say('form.uncoded', { count: number(uncoded) })}{' '}
            <Button look="plain" onPress={onReadCodes}>
              {say('form.readCodes')}
            </Button>
          </span>
        ) : null}
        {rules.separator && unread > 0 ? (
          <span className="warn">{say('form.unread', { count: number(unread) })}</span>
        ) : null}
      </div>
    </div>
  );
}
