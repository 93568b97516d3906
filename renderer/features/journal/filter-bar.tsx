import { X } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { journal, useJournal } from './journal-state.ts';
import { useJournalWords } from './use-journal-words.ts';

/** Who, what, to what, when. */
export function FilterBar() {
  const { say } = useWords();
  const { actionName } = useJournalWords();
  const filters = useJournal((state) => state.filters);
  const choices = useRead('journal/choices', {}).data;
  const any = { value: '', label: say('journal.any') };
  const actions = (choices?.actions ?? [])
    .map((value) => ({ value, label: actionName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  return (
    <div className="filters" role="group" aria-label={say('journal.filters')}>
      <Select
        label={say('journal.column.who')}
        value={filters.who}
        options={[any, ...(choices?.people ?? []).map((value) => ({ value, label: value }))]}
        onChange={(who) => journal.narrow({ who })}
      />
      <Select
        label={say('journal.column.action')}
        value={filters.action}
        options={[any, ...actions]}
        onChange={(action) => journal.narrow({ action })}
      />
      <TextField
        label={say('journal.subject')}
        value={filters.subject}
        maxLength={200}
        onChange={(subject) => journal.narrow({ subject })}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="ui-field">
          <span className="ui-label">{say(`journal.${end}`)}</span>
          <input
            className="ui-input"
            type="date"
            value={filters[end]}
            onChange={(event) => journal.narrow({ [end]: event.target.value })}
          />
        </label>
      ))}
      {Object.values(filters).some((value) => value !== '') ? (
        <Button icon={X} look="plain" onPress={journal.widen}>
          {say('journal.widen')}
        </Button>
      ) : null}
    </div>
  );
}
