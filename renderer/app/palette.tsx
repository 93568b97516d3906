import { useState } from 'react';
import { create } from 'zustand';
import { Dialog, Keys } from '../ui/index.ts';
import { useActionTable } from '../view/index.ts';
import { foldForSearch } from './fold.ts';
import { useWords } from '../words/index.ts';

export const usePalette = create<{ readonly open: boolean }>(() => ({ open: false }));
const close = (): void => usePalette.setState({ open: false });

/** Every action of the screen by its name, with or without marks: type, choose, Enter. */
export function Palette() {
  const open = usePalette((state) => state.open);
  const { say } = useWords();
  return (
    <Dialog title={say('palette.title')} open={open} onClose={close}>
      {open ? <PaletteBody /> : null}
    </Dialog>
  );
}

function PaletteBody() {
  const { say } = useWords();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const wanted = foldForSearch(query).split(' ').filter(Boolean);
  const found = useActionTable().filter((action) => {
    const name = foldForSearch(say(`action.${action.id}`));
    return action.enabled && wanted.every((word) => name.includes(word));
  });
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (action: (typeof found)[number] | undefined): void => {
    if (!action) return;
    close();
    // After the dialog has given the focus back, so that the action finds what was focused before.
    setTimeout(action.run, 0);
  };
  return (
    <div className="palette">
      <input
        className="ui-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
        aria-label={say('palette.search')}
        placeholder={say('palette.search')}
        value={query}
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setAt((now) => Math.max(0, now - 1));
          else if (event.key === 'Enter') run(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={say('palette.title')}>
        {found.map((action) => (
          <li
            key={action.id}
            id={`palette-${action.id}`}
            role="option"
            aria-selected={action === chosen}
            className="ui-option"
            data-focused={action === chosen ? true : undefined}
            onClick={() => run(action)}
            onPointerMove={() => setAt(found.indexOf(action))}
          >
            {say(`action.${action.id}`)}
            {action.keys ? <Keys keys={action.keys} /> : null}
          </li>
        ))}
        {found.length === 0 ? <li className="muted">{say('palette.none')}</li> : null}
      </ul>
    </div>
  );
}
