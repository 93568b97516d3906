import { Command, Redo2, Undo2 } from 'lucide-react';
import type { WorkspaceState } from '../../shared/contract/reports/workspace.ts';
import { useRead } from '../bridge/index.ts';
import { Button, IconButton, Keys, Mark, MenuButton } from '../ui/index.ts';
import { go, runAction } from '../view/index.ts';
import { useWords } from '../words/index.ts';

/** Whose workspace this is, undo and redo with what they would do, and the way to every action. */
export function TopBar({ workspace }: { readonly workspace: WorkspaceState }) {
  const { say } = useWords();
  const stacks = useRead('edit/stacks', {}).data;
  const undo = stacks?.undo ? say('app.undoWhat', { what: say(stacks.undo.label) }) : say('action.edit.undo');
  const redo = stacks?.redo ? say('app.redoWhat', { what: say(stacks.redo.label) }) : say('action.edit.redo');
  return (
    <header className="top-bar">
      <div className="whose">
        <strong title={workspace.agency.agencyName}>{workspace.agency.agencyName}</strong>
        {workspace.practice ? <Mark tone="info">{say('start.practice')}</Mark> : null}
        <span className="muted">{workspace.root}</span>
      </div>
      <IconButton
        label={undo}
        icon={Undo2}
        keys="Mod+Z"
        disabled={!stacks?.undo}
        onPress={() => runAction('edit.undo')}
      />
      <IconButton
        label={redo}
        icon={Redo2}
        keys="Mod+Shift+Z"
        disabled={!stacks?.redo}
        onPress={() => runAction('edit.redo')}
      />
      <Button icon={Command} onPress={() => runAction('view.palette')}>
        {say('action.view.palette')} <Keys keys="Mod+K" />
      </Button>
      {workspace.signIn === 'off' ? (
        <span className="who">{workspace.actor}</span>
      ) : (
        <MenuButton
          label={workspace.actor ?? ''}
          entries={[
            {
              id: 'passphrase',
              label: say('settings.users.own'),
              run: () => go('settings', { part: 'users' }),
            },
            { id: 'out', label: say('action.users.signOut'), run: () => runAction('users.signOut') },
          ]}
        />
      )}
    </header>
  );
}
