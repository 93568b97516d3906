import { z } from 'zod';

/** What a person may do in a workspace, besides looking. A person may have several. */
export const ROLES = ['scan', 'check', 'describe', 'approve', 'sign', 'administer'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
