import { X } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, DayField, Filters, Select, TextField } from '../../ui/index.ts';
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
  const set = Object.values(filters).filter((value) => value !== '').length;
  return (
    <Filters label={say('journal.filters')} fold={say(set > 0 ? 'filters.foldSet' : 'filters.fold', { count: set })}>
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
        <DayField
          key={end}
          label={say(`journal.${end}`)}
          value={filters[end]}
          edge={end === 'from' ? 'first' : 'last'}
          placeholder={say('search.dayForm')}
          error={say('search.noDay')}
          onChange={(day) => journal.narrow({ [end]: day })}
        />
      ))}
      {set > 0 ? (
        <Button icon={X} look="plain" onPress={journal.widen}>
          {say('journal.widen')}
        </Button>
      ) : null}
    </Filters>
  );
}
