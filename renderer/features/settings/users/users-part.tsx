import { UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { UserLine } from '../../../../shared/contract/reports/users.ts';
import { ROLES, type Role } from '../../../../shared/contract/roles.ts';
import { call, useRead } from '../../../bridge/index.ts';
import { Button, Checkbox, Empty, Mark, MenuButton, Notice } from '../../../ui/index.ts';
import { notify, useActions, useRole } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';
import { AddUser } from './add-user.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { RoleHelp } from './role-help.tsx';
import { SetPassphrase } from './set-passphrase.tsx';
import { Waiting } from '../waiting.tsx';

/** Who may sign in, as what; and what each role may do. */
export function UsersPart() {
  const { say } = useWords();
  const users = useRead('users/list', {});
  const state = useRead('workspace/state', {}).data;
  const mayChange = useRole('administer');
  const [adding, setAdding] = useState(false);
  const [renewing, setRenewing] = useState<UserLine | null>(null);
  useActions({ 'settings.addUser': { run: () => setAdding(true), enabled: mayChange } }, [mayChange]);
  if (!users.data) return <Waiting error={users.error} />;
  const none = users.data.length === 0;
  return (
    <div className="ui-stack">
      <section className="ui-panel" aria-label={say('settings.users')}>
        {none ? (
          <Empty
            icon={UsersRound}
            title={say('settings.users.none')}
            actions={
              <Button look="primary" icon={UserPlus} onPress={() => setAdding(true)}>
                {say('settings.users.addFirst')}
              </Button>
            }
          >
            {say('settings.users.noneAbout', { who: state?.actor ?? '' })}
          </Empty>
        ) : (
          <>
            <UserTable users={users.data} mayChange={mayChange} renew={setRenewing} />
            {mayChange ? (
              <div>
                <Button icon={UserPlus} onPress={() => setAdding(true)}>
                  {say('action.settings.addUser')}
                </Button>
              </div>
            ) : (
              <p className="muted">{say('settings.needsAdminister')}</p>
            )}
            <Notice tone="info" title={say('settings.users.limitTitle')}>
              {say('settings.users.limit')}
            </Notice>
          </>
        )}
      </section>
      {state?.signIn === 'done' ? <OwnPassphrase /> : null}
      <RoleHelp />
      <AddUser open={adding} first={none} onClose={() => setAdding(false)} />
      <SetPassphrase user={renewing} onClose={() => setRenewing(null)} />
    </div>
  );
}

interface UserTableProps {
  readonly users: readonly UserLine[];
  readonly mayChange: boolean;
  readonly renew: (user: UserLine) => void;
}

/** Persons against roles; a tick takes effect at once. */
function UserTable({ users, mayChange, renew }: UserTableProps) {
  const { say } = useWords();
  const change = (user: UserLine, next: { readonly roles?: Role[]; readonly active?: boolean }): void => {
    call('users/change', { userId: user.id, ...next }).catch((error: unknown) => notify.error(error));
  };
  const toggle = (user: UserLine, role: Role, on: boolean): void =>
    change(user, { roles: ROLES.filter((one) => (one === role ? on : user.roles.includes(one))) });
  return (
    <div className="settings-scroll">
      <table className="ui-table roles-table">
        <thead>
          <tr>
            <th scope="col">{say('settings.users.name')}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col" title={say(`role.${role}.help`)}>
                {say(`role.${role}`)}
              </th>
            ))}
            <th scope="col">{say('settings.users.state')}</th>
            {mayChange ? (
              <th scope="col">
                <span className="hidden-visually">{say('settings.users.more')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  <Checkbox
                    bare
                    checked={user.roles.includes(role)}
                    disabled={!mayChange || !user.active || (user.roles.length === 1 && user.roles[0] === role)}
                    onChange={(on) => toggle(user, role, on)}
                  >
                    {say('settings.users.roleOf', { name: user.name, role: say(`role.${role}`) })}
                  </Checkbox>
                </td>
              ))}
              <td>
                <Mark tone={user.active ? 'ok' : 'info'}>
                  {say(user.active ? 'settings.users.active' : 'settings.users.aside')}
                </Mark>
              </td>
              {mayChange ? (
                <td>
                  <MenuButton
                    label={say('settings.users.more')}
                    entries={[
                      { id: 'renew', label: say('settings.users.setPassphrase'), run: () => renew(user) },
                      {
                        id: 'active',
                        label: say(user.active ? 'settings.users.setAside' : 'settings.users.takeBack'),
                        run: () => change(user, { active: !user.active }),
                      },
                    ]}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
