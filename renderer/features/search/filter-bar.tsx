import { X } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Checkbox, DayField, Filters, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { search, useSearch } from './search-state.ts';
import { useFieldWords } from './use-field-words.ts';

/** What narrows the search; every change counts at once. */
export function FilterBar() {
  const { say } = useWords();
  const { typeName } = useFieldWords();
  const filters = useSearch((state) => state.filters);
  const choices = useRead('search/choices', {}).data;
  const set = Object.keys(filters).length;
  const options = (values: readonly string[] | undefined, name: (value: string) => string = (value) => value) => [
    { value: '', label: say('search.any') },
    ...(values ?? []).map((value) => ({ value, label: name(value) })),
  ];
  return (
    <Filters label={say('search.filters')} fold={say(set > 0 ? 'filters.foldSet' : 'filters.fold', { count: set })}>
      <Select
        label={say('search.batch')}
        value={filters.batch ?? ''}
        options={options(choices?.batches)}
        onChange={(batch) => search.narrow({ batch })}
      />
      <Select
        label={say('search.fonds')}
        value={filters.fonds ?? ''}
        options={options(choices?.fonds)}
        onChange={(fonds) => search.narrow({ fonds })}
      />
      <Select
        label={say('search.type')}
        value={filters.typeName ?? ''}
        options={options(choices?.typeNames, typeName)}
        onChange={(code) => search.narrow({ typeName: code })}
      />
      <TextField
        label={say('search.file')}
        value={filters.file ?? ''}
        maxLength={100}
        onChange={(file) => search.narrow({ file })}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          label={say(`search.${end}`)}
          value={filters[end] ?? ''}
          edge={end === 'from' ? 'first' : 'last'}
          placeholder={say('search.dayForm')}
          error={say('search.noDay')}
          onChange={(day) => search.narrow({ [end]: day })}
        />
      ))}
      <Checkbox checked={filters.exact === true} onChange={(exact) => search.narrow({ exact })}>
        {say('search.exact')}
      </Checkbox>
      {set > 0 ? (
        <Button icon={X} look="plain" onPress={search.widen}>
          {say('search.widen')}
        </Button>
      ) : null}
    </Filters>
  );
}
