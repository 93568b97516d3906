import { create } from 'zustand';
import { MENUS } from '../../shared/model/actions/index.ts';
import { Button, Dialog, Keys } from '../ui/index.ts';
import { useActionTable } from '../view/index.ts';
import { useWords } from '../words/index.ts';

export const useShortcutList = create<{ readonly open: boolean }>(() => ({ open: false }));
const close = (): void => useShortcutList.setState({ open: false });

/** The shortcuts of the present screen and of the window. */
export function ShortcutList() {
  const { say } = useWords();
  const open = useShortcutList((state) => state.open);
  const actions = useActionTable().filter((action) => action.keys);
  const groups = [
    { name: say('shortcuts.screen'), actions: actions.filter((action) => action.screen) },
    ...MENUS.map((menu) => ({
      name: say(`menu.${menu}`),
      actions: actions.filter((action) => !action.screen && action.menu === menu),
    })),
  ].filter((group) => group.actions.length > 0);
  return (
    <Dialog
      title={say('action.help.shortcuts')}
      open={open}
      onClose={close}
      wide
      footer={
        <Button onPress={close} look="primary">
          {say('button.close')}
        </Button>
      }
    >
      {/* Focusable, so that the keyboard scrolls a list that is longer than the window. */}
      <div className="shortcuts" role="group" aria-label={say('action.help.shortcuts')} tabIndex={0}>
        {groups.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.actions.map((action) => (
                <div key={action.id}>
                  <dt>{say(`action.${action.id}`)}</dt>
                  <dd>
                    <Keys keys={action.keys ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
