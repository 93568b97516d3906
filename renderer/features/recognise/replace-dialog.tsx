import { useState } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import type { ReplacePreview } from '../../../shared/contract/reports/proofread.ts';
import { call, startWork } from '../../bridge/index.ts';
import { Button, Checkbox, Dialog, Loading, Select, TextField } from '../../ui/index.ts';
import { Fault, notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { placeKey, ReplaceHits } from './replace-hits.tsx';
import { useView, view } from './view-state.ts';

/** Replaces a text in many places: what would change is shown first, and each place can be left out. */
export function ReplaceDialog({ batch, find }: { readonly batch: string | null; readonly find: string }) {
  const { say } = useWords();
  const open = useView((state) => state.replacing);
  return (
    <Dialog title={say('recognise.replaceTitle')} open={open} onClose={() => view.replace(false)} wide>
      {open ? <ReplaceForm batch={batch} first={find} /> : null}
    </Dialog>
  );
}

interface Query {
  readonly find: string;
  readonly replace: string;
  readonly exact: boolean;
  readonly wholeWord: boolean;
  readonly where: 'batch' | 'all';
}

function ReplaceForm({ batch, first }: { readonly batch: string | null; readonly first: string }) {
  const { say, number } = useWords();
  const [query, setQuery] = useState<Query>({ find: first, replace: '', exact: true, wholeWord: true, where: 'batch' });
  // The preview belongs to the query it was asked with: another letter, and it is gone.
  const [found, setFound] = useState<ReplacePreview | 'looking' | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<AppError | null>(null);
  const [working, setWorking] = useState(false);
  const change = (part: Partial<Query>): void => {
    setQuery({ ...query, ...part });
    setFound(null);
    setError(null);
  };
  const { where, ...asked } = query;
  const look = (): void => {
    setFound('looking');
    setLeft(new Set());
    call('proofread/find', { ...asked, ...(where === 'batch' && batch !== null ? { batch } : {}) })
      .then(setFound)
      .catch((fault: unknown) => {
        setFound(null);
        setError(fault as AppError);
      });
  };
  const hits = found !== null && found !== 'looking' ? found.hits : [];
  const chosen = hits.filter((hit) => !left.has(placeKey(hit)));
  const apply = (): void => {
    setWorking(true);
    startWork('proofread/replace', { ...asked, chosen: chosen.map(({ pageId, word }) => ({ pageId, word })) })
      .done.finally(() => setWorking(false))
      .then(({ changed, pages }) => {
        view.replace(false);
        notify.done('recognise.replaced', { changed, pages });
      })
      .catch((fault: unknown) => setError(fault as AppError));
  };
  return (
    <form
      className="replace-form"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <div className="fields">
        <TextField
          label={say('recognise.find')}
          value={query.find}
          onChange={(text) => change({ find: text })}
          maxLength={200}
          autoFocus
        />
        <TextField
          label={say('recognise.replaceWith')}
          value={query.replace}
          onChange={(text) => change({ replace: text })}
          maxLength={200}
        />
        <Select
          label={say('recognise.where')}
          value={query.where}
          options={[
            { value: 'batch', label: say('recognise.whereBatch', { batch: batch ?? '' }) },
            { value: 'all', label: say('recognise.whereAll') },
          ]}
          onChange={(value) => change({ where: value })}
        />
      </div>
      <div className="ui-row">
        <Checkbox checked={query.exact} onChange={(exact) => change({ exact })}>
          {say('recognise.exact')}
        </Checkbox>
        <Checkbox checked={query.wholeWord} onChange={(wholeWord) => change({ wholeWord })}>
          {say('recognise.wholeWord')}
        </Checkbox>
        <Button submit onPress={look} disabled={query.find.trim() === ''}>
          {say('recognise.look')}
        </Button>
      </div>
      <Fault of={error} />
      {found === 'looking' ? (
        <Loading label={say('recognise.looking')} />
      ) : found === null ? (
        <p className="muted">{say('recognise.lookFirst')}</p>
      ) : (
        <>
          <p role="status">
            {hits.length === 0
              ? say('recognise.noHits')
              : say(found.more ? 'recognise.hitsMore' : 'recognise.hits', {
                  count: number(hits.length),
                  pages: number(found.pages),
                })}
          </p>
          {hits.length > 0 ? <ReplaceHits hits={hits} left={left} onLeft={setLeft} /> : null}
        </>
      )}
      <div className="ends">
        <Button onPress={() => view.replace(false)}>{say('button.cancel')}</Button>
        <Button look="primary" disabled={chosen.length === 0 || working} onPress={apply}>
          {say('recognise.apply', { count: number(chosen.length) })}
        </Button>
      </div>
    </form>
  );
}
