import { z } from 'zod';

const Asked = z.object({ batch: z.string().nullable(), again: z.boolean() });

/**
 * Whether work on pages leaves nothing to do of an unfinished run of it asked for with `params`: its pages were among these,
 * and it was not to do again what is done. Settings may differ: what was read by others counts as not read.
 */
export function overtakes(work: { readonly batch?: string; readonly again?: boolean }, params: unknown): boolean {
  const asked = Asked.safeParse(params).data;
  if (asked === undefined || (asked.again && work.again !== true)) return false;
  return work.batch === undefined || work.batch === asked.batch;
}
