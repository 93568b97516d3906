import { BookmarkPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { call, useRead } from '../../bridge/index.ts';
import { Button, Dialog, IconButton, TextField } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { search, useSearch } from './search-state.ts';

/** Searches kept under a name: one press runs one again. */
export function SavedSearches() {
  const { say } = useWords();
  const saved = useRead('search/saved', {});
  if (!saved.data || saved.data.length === 0) return null;
  return (
    <ul className="saved" aria-label={say('search.saved')}>
      {saved.data.map((one) => (
        <li key={one.id}>
          <Button look="plain" onPress={() => search.show(one.query, one.filters)}>
            {one.name}
          </Button>
          <IconButton
            label={say('search.forget', { name: one.name })}
            icon={Trash2}
            onPress={() => {
              call('search/forget', { id: one.id }).then(
                () => notify.done('search.forgotten', { name: one.name }),
                (error: unknown) => notify.error(error),
              );
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** Asks for the name of the present search and keeps it. */
export function SaveDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <Dialog title={say('search.saveTitle')} open={open} onClose={onClose}>
      {open ? <SaveForm onClose={onClose} /> : null}
    </Dialog>
  );
}

function SaveForm({ onClose }: { readonly onClose: () => void }) {
  const { say, explain } = useWords();
  const { query, filters } = useSearch.getState();
  const [name, setName] = useState(query.trim().slice(0, 80));
  const [error, setError] = useState<AppError | null>(null);
  const save = (): void => {
    call('search/save', { name, query, filters }).then(
      () => {
        notify.done('search.kept', { name });
        onClose();
      },
      (reason: unknown) => setError(reason as AppError),
    );
  };
  return (
    <form
      className="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <TextField
        label={say('search.name')}
        value={name}
        onChange={setName}
        maxLength={80}
        autoFocus
        error={error ? `${explain(error).what} ${explain(error).remedy}` : null}
      />
      <div className="ui-row end">
        <Button onPress={onClose}>{say('button.cancel')}</Button>
        <Button submit icon={BookmarkPlus} look="primary" disabled={name.trim() === ''} onPress={() => undefined}>
          {say('search.keep')}
        </Button>
      </div>
    </form>
  );
}
