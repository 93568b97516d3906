import { X } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Checkbox, Select, TextField } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { search, useSearch } from './search-state.ts';
import { useFieldWords } from './use-field-words.ts';

/** What narrows the search; every change counts at once. */
export function FilterBar() {
  const { say } = useWords();
  const { typeName } = useFieldWords();
  const filters = useSearch((state) => state.filters);
  const choices = useRead('search/choices', {}).data;
  const options = (values: readonly string[] | undefined, name: (value: string) => string = (value) => value) => [
    { value: '', label: say('search.any') },
    ...(values ?? []).map((value) => ({ value, label: name(value) })),
  ];
  return (
    <div className="filters" role="group" aria-label={say('search.filters')}>
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
      <DayField label={say('search.from')} value={filters.from} onChange={(from) => search.narrow({ from })} />
      <DayField label={say('search.to')} value={filters.to} onChange={(to) => search.narrow({ to })} />
      <Checkbox checked={filters.exact === true} onChange={(exact) => search.narrow({ exact })}>
        {say('search.exact')}
      </Checkbox>
      {Object.keys(filters).length > 0 ? (
        <Button icon={X} look="plain" onPress={search.widen}>
          {say('search.widen')}
        </Button>
      ) : null}
    </div>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="ui-field">
      <span className="ui-label">{label}</span>
      <input
        className="ui-input"
        type="date"
        min="1800-01-01"
        max="2999-12-31"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
