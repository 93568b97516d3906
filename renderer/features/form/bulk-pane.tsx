import { useState } from 'react';
import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS } from '../../../shared/model/fields/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Select } from '../../ui/index.ts';
import { Fault, NeedsRole, notify, useRole, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { faultOf, nameOf } from './field-state.ts';
import { run } from './run.ts';
import { CodeEditor, CodesEditor, TextEditor } from './value-editors.tsx';

const TABLES = { fonds: FONDS_FIELDS, file: FILE_FIELDS, document: DOCUMENT_FIELDS } as const;

/** One value for one field of everything that is chosen, as one step of undo. */
export function BulkPane({ selected }: { readonly selected: readonly RecordRef[] }) {
  const words = useWords();
  const { say, number } = words;
  const level = selected[0]?.level;
  const [key, setKey] = useStored(`form.bulk.${level ?? ''}`, '');
  const [value, setValue] = useState('');
  const change = useChange('values/set');
  const mayDescribe = useRole('describe');
  if (level === undefined || level === 'inventory') return <p className="form-note">{say('form.bulkNone')}</p>;
  const table = TABLES[level].filter((field) => !field.derived && field.key !== 'fondCode');
  const field = table.find((one) => one.key === key) ?? table[0]!;
  const ids = selected.map(({ id }) => id);
  const given = {
    label: say('form.bulkValue'),
    value,
    readOnly: !mayDescribe,
    onSave: (next: string) => {
      setValue(next);
      return undefined;
    },
    onFocus: () => undefined,
    help: field.clause,
  };
  return (
    <div className="form-fields">
      <h2>{say(`form.bulk.${level}`, { count: number(selected.length) })}</h2>
      <p className="muted">{say('form.bulkHelp')}</p>
      <NeedsRole role="describe" />
      <Select
        label={say('form.bulkField')}
        value={field.key}
        options={table.map((one) => ({ value: one.key, label: nameOf(one, words) }))}
        onChange={(next) => {
          setKey(next);
          setValue('');
        }}
      />
      {field.list && field.type !== 'codes' ? (
        <CodeEditor {...given} list={field.list} inherited={null} />
      ) : field.list ? (
        <CodesEditor {...given} list={field.list} inherited={null} />
      ) : (
        <TextEditor key={field.key} {...given} field={field} fault={(text) => faultOf(field, text, words)} />
      )}
      <Fault of={change.error} />
      <div className="ui-row">
        <Button
          look="primary"
          disabled={change.running || !mayDescribe}
          onPress={() => {
            const typed = value;
            void change
              .run({ level, ids, key: field.key, value: typed })
              .then(() => notify.done('form.bulkDone', { count: ids.length, field: nameOf(field, words) }))
              .catch(() => undefined);
          }}
        >
          {value.trim() === ''
            ? say('form.bulkEmpty', { count: number(ids.length) })
            : say('form.bulkDo', { count: number(ids.length) })}
        </Button>
        {level === 'document' ? (
          <>
            <Button onPress={() => void run('values/take', { ids, keys: [field.key] })}>{say('form.bulkTake')}</Button>
            <Button onPress={() => void run('forming/join', { ids })}>{say('action.form.join')}</Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
