/** Root certificates and revocation lists that verification in a workspace rests on. */
export { addTrust, listTrust, removeTrust, trustFiles } from './store.ts';
