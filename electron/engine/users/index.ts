/** Persons, their roles and pass phrases; who may do what is decided here and held to in `run-command.ts`. */
export { authorise, authoriseStep, rolesOf } from './authorise.ts';
export { addUser, changeOwnPassphrase, changeUser, listUsers, setPassphrase, userNames } from './change-users.ts';
export { actAs, needsSignIn, signIn, signOut } from './sign-in.ts';
