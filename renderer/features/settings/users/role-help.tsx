import type { CommandSpec } from '../../../../shared/contract/command.ts';
import { COMMANDS } from '../../../../shared/contract/commands.ts';
import { ROLES, type Role } from '../../../../shared/contract/roles.ts';
import { useWords } from '../../../words/index.ts';

/** Areas of work a role opens, from the contract itself: what the engine holds to is what is shown. */
const AREAS: Readonly<Record<Role, readonly string[]>> = Object.fromEntries(
  ROLES.map((role) => {
    const names = (Object.entries(COMMANDS) as [string, CommandSpec][])
      .filter(([, spec]) => spec.needs === role)
      .map(([name]) => name.slice(0, name.indexOf('/')));
    return [role, [...new Set(names)]];
  }),
) as unknown as Readonly<Record<Role, readonly string[]>>;

/** Who may do what. */
export function RoleHelp() {
  const { say } = useWords();
  return (
    <section className="ui-panel" aria-labelledby="roles-title">
      <h2 id="roles-title">{say('settings.users.who')}</h2>
      <table className="ui-table">
        <thead>
          <tr>
            <th scope="col">{say('settings.users.role')}</th>
            <th scope="col">{say('settings.users.may')}</th>
            <th scope="col">{say('settings.users.areas')}</th>
          </tr>
        </thead>
        <tbody>
          {ROLES.map((role) => (
            <tr key={role}>
              <th scope="row">{say(`role.${role}`)}</th>
              <td>{say(`role.${role}.help`)}</td>
              <td className="muted">{AREAS[role].map((area) => say(`area.${area}`)).join(', ')}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('settings.users.everybody')}</th>
            <td colSpan={2}>{say('settings.users.everybodyMay')}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
