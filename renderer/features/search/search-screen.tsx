import { BookmarkPlus, Search, SearchX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button, Empty, Loading, Notice, Screen, Split } from '../../ui/index.ts';
import { Fault, go, runAction, useActions, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { HitList } from './hit-list.tsx';
import { HitPage } from './hit-page.tsx';
import { placesOf, type Places } from './places.ts';
import { SavedSearches, SaveDialog } from './saved-searches.tsx';
import { search, useSearch } from './search-state.ts';
import { useHits, type Hits } from './use-hits.ts';
import './search.css';

const NOWHERE: Places = { boxes: [], first: 0 };

/** Tra cứu: one box over fields and text, answered while it is typed; each hit is shown on its page. */
export function SearchScreen() {
  const { say, number } = useWords();
  const [width, setWidth] = useStored('search.list', 460);
  const [saving, setSaving] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const query = useSearch((state) => state.query);
  const chosen = useSearch((state) => state.chosen);
  const wanted = useSearch((state) => state.place);
  const found = useHits();
  const hit = found.hits[chosen];
  const onPage = useMemo(() => (hit ? placesOf(hit) : NOWHERE), [hit]);
  const places = onPage.boxes.length;
  const place = wanted ?? onPage.first;
  const open = (): void => {
    if (!hit) return;
    if (hit.documentId === null) go('digitise', { page: hit.pageId ?? undefined });
    else go('form', { level: 'document', id: hit.documentId, field: hit.field ?? undefined });
  };
  const move = (to: number): void => search.choose(Math.max(0, Math.min(found.hits.length - 1, to)));
  useActions(
    {
      'search.box': { run: () => box.current?.select() },
      'search.open': { run: open, enabled: hit !== undefined },
      'search.nextPlace': { run: () => search.goTo((place + 1) % places), enabled: places > 1 },
      'search.previousPlace': { run: () => search.goTo((place + places - 1) % places), enabled: places > 1 },
      'search.next': { run: () => move(chosen + 1), enabled: chosen + 1 < found.hits.length },
      'search.previous': { run: () => move(chosen - 1), enabled: chosen > 0 && found.hits.length > 0 },
      'search.save': { run: () => setSaving(true), enabled: !found.idle },
    },
    [hit, place, places, chosen, found.hits.length, found.idle],
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const inBox = event.target === box.current;
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'PageDown') move(chosen + 8);
    else if (event.key === 'PageUp') move(chosen - 8);
    else if (event.key === 'Home' && !inBox) move(0);
    else if (event.key === 'End' && !inBox) move(found.hits.length - 1);
    else if (event.key === 'Enter') open();
    else return;
    event.preventDefault();
  };
  return (
    <Screen
      title={say('screen.search')}
      tools={
        <Button icon={BookmarkPlus} disabled={found.idle} onPress={() => runAction('search.save')}>
          {say('action.search.save')}
        </Button>
      }
    >
      <div className="search">
        <div className="question">
          <div className="box">
            <Search aria-hidden size="1.2em" />
            <input
              ref={box}
              className="ui-input"
              role="combobox"
              aria-expanded={found.hits.length > 0}
              aria-controls="search-hits"
              aria-activedescendant={hit ? `hit-${chosen}` : undefined}
              aria-autocomplete="none"
              aria-label={say('search.box')}
              placeholder={say('search.placeholder')}
              value={query}
              maxLength={500}
              spellCheck={false}
              autoFocus
              onChange={(event) => search.type(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <span className="count" role="status">
              {found.idle
                ? ''
                : say(found.atLeast ? 'search.countMore' : 'search.count', { count: number(found.total) })}
            </span>
          </div>
          <FilterBar />
          <SavedSearches />
        </div>
        <Split
          label={say('search.divider')}
          width={width}
          onWidth={setWidth}
          min={280}
          side={<Side found={found} onKeyDown={onKeyDown} onOpen={open} />}
        >
          {hit ? (
            <HitPage hit={hit} places={onPage} />
          ) : (
            <Empty icon={Search} title={say('search.emptyTitle')}>
              {say('search.empty')}
            </Empty>
          )}
        </Split>
      </div>
      <SaveDialog open={saving} onClose={() => setSaving(false)} />
    </Screen>
  );
}

function Side({
  found,
  onKeyDown,
  onOpen,
}: {
  readonly found: Hits;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
  readonly onOpen: () => void;
}) {
  const { say } = useWords();
  const narrowed = useSearch((state) => Object.keys(state.filters).length > 0);
  if (found.error)
    return (
      <div className="side-note">
        <Fault of={found.error} />
      </div>
    );
  if (found.pending) return <Loading label={say('search.looking')} />;
  if (found.idle)
    return (
      <div className="side-note muted">
        {narrowed ? <Notice tone="info" title={say('search.onlyNarrowed')} /> : null}
        <ul>
          {['words', 'begin', 'phrase', 'number'].map((hint) => (
            <li key={hint}>{say(`search.hint.${hint}`)}</li>
          ))}
        </ul>
      </div>
    );
  if (found.hits.length === 0)
    return (
      <Empty icon={SearchX} title={say('search.none')}>
        {say('search.noneDo')}
      </Empty>
    );
  return <HitList found={found} onKeyDown={onKeyDown} onOpen={onOpen} />;
}
