import { z } from 'zod';

/** What a person may do in a workspace, besides looking. A person may have several. */
export const ROLES = ['scan', 'check', 'describe', 'approve', 'sign', 'administer'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Changes everybody who is signed in may make, each with the reason. Every other change names its role (`needs`). */
export const EVERYBODY_MAY: Readonly<Record<string, string>> = {
  'edit/undo': 'only a step of one’s own, or anybody’s for an administrator: held by the command itself',
  'edit/redo': 'as undo',
  'workspace/backup': 'a copy too many harms nobody, a copy too few does',
  'users/own-passphrase': 'one’s own',
  'search/save': 'a way of looking, no record',
  'search/forget': 'as saving',
  'work/told': 'a notice that was read; what the work made stays, and whoever asks for it again goes on from there',
  'proofread/count': 'what is derived from records; the records stay as they are',
};
