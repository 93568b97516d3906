/** Root certificates and revocation lists that verification in a workspace rests on. */
export { addTrust, listTrust, removeTrust, withTrustFiles } from './store.ts';
