import { InvalidArgumentError } from 'commander';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { UserLine } from '../../../shared/contract/reports/users.ts';
import { Role, ROLES } from '../../../shared/contract/roles.ts';
import type { Task, Workspace } from '../../engine/index.ts';
import type { Cli } from '../cli.ts';
import { askPassphrase, type PassphraseOptions } from '../passphrase.ts';
import { plainName } from '../values.ts';
import type { Speech } from '../words.ts';

/** Who may sign in to the workspace. What may be done by whom is held to by the engine. */
export function addUsers(cli: Cli): void {
  const { program, speech, run, onWorkspace } = cli;
  const users = program.command('users').description(speech.text('help.users'));
  users
    .command('list')
    .description(speech.text('help.usersList'))
    .action(() =>
      run('users list', async (task) => {
        const result = await onWorkspace('users/list', {}, task);
        const lines = result.length === 0 ? [speech.text('users.none')] : result.map((user) => lineOf(user, speech));
        return { result, lines };
      }),
    );
  withPassphrase(users.command('add'), speech)
    .argument('<user>', speech.text('argument.user'), plainName(speech))
    .description(speech.text('help.usersAdd'))
    .requiredOption('--roles <roles>', speech.text('option.roles', { roles: ROLES.join(', ') }), rolesFrom(speech))
    .action((name: string, options: PassphraseOptions & { roles: Role[] }) =>
      run('users add', async (task) => {
        const passphrase = await askNew(options, speech);
        const result = await onWorkspace('users/add', { name, roles: options.roles, passphrase }, task);
        return { result, lines: [lineOf(result, speech)] };
      }),
    );
  users
    .command('roles')
    .argument('<user>', speech.text('argument.user'))
    .argument('<roles>', speech.text('option.roles', { roles: ROLES.join(', ') }), rolesFrom(speech))
    .description(speech.text('help.usersRoles'))
    .action((name: string, roles: Role[]) =>
      run('users roles', async (task) => {
        const result = await onUser(cli, name, task, (ws, { id }) =>
          cli.onOpen(ws, 'users/change', { userId: id, roles }, task),
        );
        return { result, lines: [lineOf(result, speech)] };
      }),
    );
  for (const [command, help, active] of [
    ['disable', 'help.usersDisable', false],
    ['enable', 'help.usersEnable', true],
  ] as const)
    users
      .command(command)
      .argument('<user>', speech.text('argument.user'))
      .description(speech.text(help))
      .action((name: string) =>
        run(`users ${command}`, async (task) => {
          const result = await onUser(cli, name, task, (ws, { id }) =>
            cli.onOpen(ws, 'users/change', { userId: id, active }, task),
          );
          return { result, lines: [lineOf(result, speech)] };
        }),
      );
  withPassphrase(users.command('passphrase'), speech)
    .argument('<user>', speech.text('argument.user'))
    .description(speech.text('help.usersPassphrase'))
    .action((name: string, options: PassphraseOptions) =>
      run('users passphrase', async (task) => {
        const result = await onUser(cli, name, task, async (ws, user) => {
          const passphrase = await askNew(options, speech);
          await cli.onOpen(ws, 'users/set-passphrase', { userId: user.id, passphrase }, task);
          return user;
        });
        return { result, lines: [speech.text('done.usersPassphrase', { name: result.name })] };
      }),
    );
}

function withPassphrase<C extends ReturnType<Cli['program']['command']>>(command: C, speech: Speech): C {
  command
    .option('--passphrase-file <file>', speech.text('option.newPassphraseFile'))
    .option('--passphrase-env <name>', speech.text('option.newPassphraseEnv'));
  return command;
}

/** The pass phrase the person is to have: another variable than that of whoever runs the command. */
function askNew(options: PassphraseOptions, speech: Speech): Promise<string> {
  const from = { ...options, variable: 'TRAM_NEW_PASSPHRASE', missing: 'users/new-passphrase-missing' };
  return askPassphrase(from, speech, 'ask.newUserPassphrase', 'ask.passphraseAgain');
}

/** The person of a name, in capitals or not. Throws `users/no-such-name`. */
function onUser(
  { withWorkspace, onOpen }: Cli,
  name: string,
  task: Task,
  use: (ws: Workspace, user: UserLine) => Promise<UserLine>,
): Promise<UserLine> {
  return withWorkspace(async (ws) => {
    const known = await onOpen(ws, 'users/list', {}, task);
    const user = known.find((one) => keyOf(one.name) === keyOf(name));
    if (!user) throw new AppError('users/no-such-name', { name });
    return use(ws, user);
  });
}

const keyOf = (name: string): string => name.trim().normalize('NFC').toLocaleLowerCase('vi');

/** Reads roles named one after another with commas; every one must be one. */
function rolesFrom(speech: Speech): (text: string) => Role[] {
  return (text) => {
    const names = text.split(',').map((name) => name.trim());
    const roles = ROLES.filter((role) => names.includes(role));
    if (roles.length === 0 || names.some((name) => !Role.safeParse(name).success))
      throw new InvalidArgumentError(speech.text('usage.roles', { roles: ROLES.join(', ') }));
    return roles;
  };
}

function lineOf({ name, roles, active }: UserLine, speech: Speech): string {
  const said = roles.map((role) => `${speech.text(`role.${role}`)} (${role})`).join(', ');
  return `${name}: ${said}${active ? '' : `; ${speech.text('users.inactive')}`}`;
}
