import type { SessionCommandName } from '../../../shared/contract/commands.ts';
import type { usersCommands } from '../../../shared/contract/commands/users.ts';
import { addUser, changeOwnPassphrase, changeUser, listUsers, setPassphrase, userNames } from '../users/index.ts';
import type { Handlers } from './context.ts';

export const usersHandlers: Handlers<Exclude<keyof typeof usersCommands, SessionCommandName>> = {
  'users/names': (_, { ws }) => userNames(ws),
  'users/list': (_, { ws }) => listUsers(ws),
  'users/add': (input, { ws }) => addUser(ws, input),
  'users/change': (input, { ws }) => changeUser(ws, input),
  'users/set-passphrase': (input, { ws }) => setPassphrase(ws, input.userId, input.passphrase),
  'users/own-passphrase': (input, { ws }) => changeOwnPassphrase(ws, input.present, input.next),
};
