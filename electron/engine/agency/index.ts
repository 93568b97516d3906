/** Whose workspace it is, as an administrator may change it. */
export { changeAgency } from './change-agency.ts';
