import { SCREENS } from '../../shared/model/screens.ts';
import { keysText, Named } from '../ui/index.ts';
import { go, useScreen } from '../view/index.ts';
import { useWords } from '../words/index.ts';
import { SCREEN_TABLE } from './screen-table.ts';

/** The screens, in the order of the work. */
export function Rail() {
  const { say } = useWords();
  const screen = useScreen();
  return (
    <nav className="rail" aria-label={say('app.screens')}>
      {(['work', 'look', 'station'] as const).map((group) => (
        <ul key={group} className={group}>
          {SCREENS.filter((one) => one.group === group).map(({ id, keys }) => {
            const Icon = SCREEN_TABLE[id].icon;
            return (
              <li key={id}>
                <Named name={say(`screen.${id}`)} keys={keys}>
                  <button
                    type="button"
                    aria-current={id === screen ? 'page' : undefined}
                    aria-keyshortcuts={keysText(keys)}
                    onClick={() => go(id)}
                  >
                    <Icon aria-hidden size="1.3em" />
                    <span>{say(`screen.${id}`)}</span>
                  </button>
                </Named>
              </li>
            );
          })}
        </ul>
      ))}
    </nav>
  );
}
